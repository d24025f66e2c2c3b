import { createStore, type StoreApi } from 'zustand/vanilla';

/** An announcement that is being written, kept while its writer looks at another page. */
export type AnnouncementDraft = {
  /** One id until it is posted: a post repeated after a lost answer is the same one. */
  readonly id: string;
  readonly gaps: Readonly<Record<string, string>>;
  readonly dueAts: readonly number[];
  readonly addsTimes: boolean;
};

export type AnnouncementDesk = {
  readonly draft: AnnouncementDraft | undefined;
  /** The announcement that someone asked to see from another page. */
  readonly openedId: string | undefined;
};

export function createAnnouncementDesk(): StoreApi<AnnouncementDesk> {
  return createStore<AnnouncementDesk>(() => ({ draft: undefined, openedId: undefined }));
}
