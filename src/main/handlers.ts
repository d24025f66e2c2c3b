/** Which feature answers which request. One line each: what a request does is the feature's. */
import type { Handlers } from '../shared/contract';
import type { AppInfo } from '../shared/nouns/app';
import type { Features } from './features';
import type { Ports } from './ports';

export function createHandlers(
  features: Features,
  ports: Ports,
  app: { readonly info: () => AppInfo; readonly restore: () => Promise<AppInfo> },
): Handlers {
  const { settings, slack, packs, rota, watch, checklist, alarms, incidents, outbox, handover, practice } =
    features;
  const { channels, commands, findings, readiness, hours, runbooks, support, announcements, promises } =
    features;

  /** The choice of person, pack or workspace changes what nearly everything shows. */
  function afterSetUp(): void {
    alarms.usePractice(settings.workspace() === 'practice');
    packs.chosen();
    settings.announceChange();
    ports.logger.info('settings.set-up', { workspace: settings.workspace() });
    watch.changed();
  }

  return {
    'app.info': app.info,
    'recovery.restore': app.restore,

    'settings.read': settings.read,
    'settings.setUp': (input) => {
      const view = settings.setUp(input);
      afterSetUp();
      return view;
    },
    'slack.connect': async ({ token, apiUrl }) => {
      await slack.connect(token, apiUrl);
      return settings.read();
    },

    'packs.list': packs.list,
    'packs.current': () => features.currentPack().pack,
    'packs.reload': packs.readAgain,
    'packs.standing': packs.standing,
    'packs.addFolder': ({ path }) => packs.addFolder(path),
    'packs.removeFolder': ({ id }) => packs.removeFolder(id),
    'packs.pull': ({ id }) => packs.pull(id),
    'packs.letGo': ({ id }) => packs.letGo(id),

    'watch.read': () => {
      features.currentPack();
      return watch.read();
    },
    'shifts.list': rota.list,
    'shifts.add': rota.add,
    'shifts.remove': ({ id }) => rota.remove(id),

    'rota.standing': rota.standing,
    'rota.month': ({ month }) => rota.month(month),
    'rota.addCalendar': rota.addCalendar,
    'rota.addPagerDuty': rota.addPagerDuty,
    'rota.replaceSecret': rota.replaceSecret,
    'rota.removeSource': ({ id }) => rota.removeSource(id),
    'rota.readSources': rota.readSources,
    'rota.assignLane': rota.assignLane,
    'rota.acceptCopy': ({ id }) => rota.acceptCopy(id),
    'rota.chooseMe': ({ marks }) => rota.chooseMe(marks),

    'readiness.read': readiness.read,
    'readiness.begin': readiness.begin,
    'readiness.answer': readiness.answer,

    'hours.month': ({ month }) => hours.month(month),
    'hours.correct': hours.correct,
    'hours.leaveOut': hours.leaveOut,
    'hours.undo': hours.undo,
    'hours.export': hours.exportFile,

    'checklist.read': checklist.read,
    'checklist.mark': checklist.mark,
    'checklist.note': checklist.note,
    'checklist.raiseFinding': checklist.raiseFinding,

    'channels.follow': ({ channel }) => channels.follow(channel),
    'channels.read': ({ channel }) => channels.read(channel),
    'channels.mark': channels.mark,

    'commands.read': commands.read,
    'commands.approve': ({ packHash }) => commands.approve(packHash),
    'commands.withdraw': ({ packHash }) => commands.withdraw(packHash),
    'commands.run': commands.run,
    'commands.stop': ({ id }) => commands.stop(id),
    'commands.evidence': ({ id }) => commands.evidence(id),

    'findings.list': findings.list,
    'findings.read': findings.read,
    'findings.repeats': findings.repeats,
    'findings.raise': findings.raise,
    'findings.look': findings.look,
    'findings.why': findings.why,
    'findings.end': findings.end,
    'findings.tell': findings.tellAgain,
    'findings.reopen': findings.reopen,

    'support.read': support.read,
    'support.begin': support.begin,
    'support.reword': support.reword,
    'support.note': support.note,
    'support.stop': support.stop,
    'support.resume': support.resume,
    'support.answer': support.answer,
    'support.ticket': support.ticket,
    'support.handTo': support.handTo,
    'support.correct': support.correct,
    'support.setAside': support.setAside,
    'support.bringBack': support.bringBack,
    'support.nominate': support.nominate,

    'alarms.list': alarms.list,
    'alarms.acknowledge': ({ id, via }) => alarms.acknowledge(id, via),
    'alarms.release': ({ id }) => alarms.release(id),
    'alarms.acknowledgeMany': ({ ids }) => alarms.acknowledgeMany(ids),
    'alarms.snooze': ({ id, end, why }) => alarms.snooze(id, features.endOfHold.of(end), why),
    'alarms.extendHold': ({ id, holdId, byMs }) => alarms.extend(id, holdId, byMs),
    'alarms.holdEnds': features.endOfHold.choices,
    'escalations.draft': ({ alarmId }) => features.escalations.draft(alarmId),
    'escalations.call': features.escalations.call,
    'silences.list': features.silences.list,
    'silences.preview': ({ alarmId, labels }) => features.silences.preview(alarmId, labels),
    'silences.add': ({ end, ...given }) =>
      features.silences.add({ ...given, endsAt: features.endOfHold.of(end) }),
    'silences.extend': ({ id, endsAt, byMs }) => features.silences.extend(id, endsAt, byMs),
    'silences.end': ({ id }) => features.silences.end(id),
    'silences.of': ({ alarmId }) => features.silences.of(alarmId),
    'alarms.resolveAtSource': ({ id }) => alarms.resolveAtSource(id),
    'alarms.help': ({ alarmIds }) => features.alarmHelp(alarmIds),
    'alarms.seen': ({ ids }) => {
      alarms.pages.markSeen(ids);
      return alarms.list();
    },
    'alarms.history': ({ alarmIds }) => features.noise.history(alarmIds),
    'alarms.judge': ({ id, verdict, note }) => features.noise.judge(id, verdict, note),
    'noise.read': features.noise.ranking,
    'noise.export': features.noise.exportFile,
    'pages.read': alarms.pages.read,
    'pages.choose': alarms.pages.choose,
    'pages.seen': ({ ids }) => alarms.pages.seen(ids),
    'pages.putAside': ({ id }) => alarms.pages.putAside(id),
    'pages.undo': ({ holdId }) => alarms.pages.undo(holdId),
    'sources.list': alarms.listSources,
    'sources.add': alarms.addSource,
    'sources.replaceSecret': alarms.replaceSecret,
    'sources.addPagerDuty': alarms.addPagerDuty,
    'sources.addWebhook': alarms.addWebhook,
    'sources.webhookAddress': async ({ id }) => ({ address: await alarms.webhookAddress(id) }),
    'sources.remove': ({ id }) => alarms.removeSource(id),
    'sources.poll': async () => {
      await alarms.pollNow();
      return alarms.listSources();
    },

    'incidents.list': incidents.list,
    'incidents.declare': incidents.declare,
    'incidents.takeRole': incidents.takeRole,
    'incidents.resolve': incidents.resolve,
    'entries.list': ({ incidentId }) => incidents.entries(incidentId),
    'entries.append': incidents.append,

    'announcements.list': announcements.list,
    'announcements.post': announcements.post,
    'announcements.update': announcements.update,
    'announcements.close': announcements.close,
    'promises.release': promises.release,
    'promises.handOver': promises.handOver,
    'promises.takeBack': promises.takeBack,

    'outbox.read': outbox.read,
    'outbox.sendAgain': ({ opId }) => outbox.sendAgain(opId),
    'outbox.leaveOut': ({ opId }) => outbox.leaveOut(opId),

    'handover.read': handover.read,
    'handover.write': handover.write,
    'handover.export': handover.exportFile,
    'handover.send': handover.send,

    'runbooks.read': runbooks.read,
    'runbooks.addFolder': ({ path }) => runbooks.addFolder(path),
    'runbooks.removeFolder': ({ id }) => runbooks.removeFolder(id),
    'runbooks.readFolders': runbooks.readFolders,
    'runbooks.search': ({ words }) => runbooks.search(words),
    'runbooks.page': ({ id }) => runbooks.page(id),
    'runbooks.follow': runbooks.follow,
    'runbooks.reviews': runbooks.reviews,
    'runbooks.export': ({ form }) => runbooks.exportReviews(form),

    'links.open': async ({ url }) => {
      await ports.opener.open(url);
      return { host: new URL(url).host };
    },

    'practice.messages': practice.messages,
    'practice.post': features.postAsColleague,
    'practice.ringAlarm': async () => {
      features.practiceAlarms.ring();
      await alarms.pollNow();
      return alarms.list();
    },
    'practice.clearAlarms': async () => {
      features.practiceAlarms.clear();
      // Gone counts only when seen twice, in practice as in earnest.
      await alarms.pollNow();
      await alarms.pollNow();
      return alarms.list();
    },
  };
}
