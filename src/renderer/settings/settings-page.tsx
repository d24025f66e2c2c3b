import { PageSettings } from '../alarms/page-settings';
import { useApp } from '../app-context';
import { ApprovalsSection } from '../commands/lazy-commands';
import { FailureNotice } from '../components/notice';
import { RunbookFoldersSection } from '../runbooks/lazy-runbooks';
import { useCopy, useValue } from '../stores/copy';
import { ShiftForm } from '../watch/shift-form';
import { ShiftList } from '../watch/shift-list';
import { AboutSection } from './about-section';
import { PacksSection } from './lazy-packs-section';
import { PeopleSection } from './people-section';
import { SlackSection } from './slack-section';
import { SourcesSection } from './sources-section';
import { WindowSection } from './window-section';

export function SettingsPage() {
  const { stores } = useApp();
  const { value: settings, failure } = useCopy(stores.settings);
  const watch = useValue(stores.watch);
  return (
    <div className="page narrow settings">
      <h1>Settings</h1>
      <FailureNotice failure={failure} />
      {settings === undefined ? null : (
        <>
          <PeopleSection settings={settings} />
          <PacksSection />
          <SlackSection settings={settings} />
        </>
      )}
      <SourcesSection />
      <PageSettings />
      <section>
        <h2>Shifts</h2>
        <ShiftList />
        {watch === undefined ? null : <ShiftForm key={watch.shift?.id} watch={watch} />}
      </section>
      <ApprovalsSection />
      <RunbookFoldersSection />
      <WindowSection />
      <AboutSection />
    </div>
  );
}
