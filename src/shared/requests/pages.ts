import { z } from 'zod';
import type { Alarm } from '../nouns/alarm';
import { offWatchChoices, type PagesView } from '../nouns/page';
import { id, nothing, request } from './shape';

export const pageRequests = {
  'pages.read': request(nothing).returns<PagesView>(),
  'pages.choose': request(
    z.strictObject({ offWatch: z.enum(offWatchChoices), ownSound: z.boolean() }),
  ).returns<PagesView>(),
  /** The window has drawn these of its own pages where a person can see them. */
  'pages.seen': request(z.strictObject({ ids: z.array(id).min(1).max(100) })).returns<PagesView>(),
  /** A person has taken note of it: it leaves the window until it is due again. */
  'pages.putAside': request(z.strictObject({ id })).returns<PagesView>(),
  /** Within five seconds of an acknowledgement from a notification. Pressed twice it is done once. */
  'pages.undo': request(z.strictObject({ holdId: id })).returns<PagesView>(),
  /** A person has had these before their eyes: what of them ends, or has ended, need not stay for them. */
  'alarms.seen': request(z.strictObject({ ids: z.array(id).min(1).max(500) })).returns<readonly Alarm[]>(),
} as const;
