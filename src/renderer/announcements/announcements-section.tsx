import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Announcement } from '../../shared/nouns/announcement';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { useCopy, useValue } from '../stores/copy';
import { counted } from '../words/counted';
import { AnnouncementRow } from './announcement-row';
import { ComposeForm } from './compose-form';

/** What is announced to users, and the updates that they were promised. */
export function AnnouncementsSection() {
  const { stores } = useApp();
  const pack = useValue(stores.pack);
  const { value: announcements, failure } = useCopy(stores.announcements);
  const draft = useStore(stores.announcementDesk, (desk) => desk.draft);
  const channel = pack?.channels.announcements;
  const goingOn = announcements?.filter(({ closed }) => closed === undefined) ?? [];
  const ended = announcements?.filter(({ closed }) => closed !== undefined) ?? [];

  const writeButton = useRef<HTMLButtonElement>(null);
  const isWriting = draft !== undefined;
  const wasWriting = useRef(isWriting);
  // The form that had the focus is gone: it goes back to what opened it.
  useEffect(() => {
    if (wasWriting.current && !isWriting) writeButton.current?.focus();
    wasWriting.current = isWriting;
  }, [isWriting]);

  function begin() {
    stores.announcementDesk.setState({
      draft: { id: crypto.randomUUID(), gaps: {}, dueAts: [], addsTimes: true },
    });
  }

  return (
    <section className="announcements" aria-labelledby="announcements-heading">
      <div className="col-head">
        <h2 id="announcements-heading">Announcements</h2>
        {channel === undefined || draft !== undefined ? null : (
          <Button ref={writeButton} onClick={begin}>
            Write an announcement…
          </Button>
        )}
      </div>
      {pack === undefined || channel !== undefined ? null : (
        <p className="teach">
          The team pack names no channel for announcements. Name one under “channels” in it, as
          “announcements”.
        </p>
      )}
      <FailureNotice failure={failure} />
      {pack === undefined || channel === undefined || draft === undefined ? null : (
        <ComposeForm
          pack={pack}
          channel={channel}
          draft={draft}
          onChange={(next) => stores.announcementDesk.setState({ draft: next })}
          onClose={() => stores.announcementDesk.setState({ draft: undefined })}
        />
      )}
      {announcements?.length === 0 && channel !== undefined && draft === undefined ? (
        <p className="teach">
          None yet. Planned work is told in {channel} in the team’s own form, with the times at which users
          hear more. Each of those times is counted down here, and kept by an update in the same thread.
        </p>
      ) : null}
      <Rows announcements={goingOn} />
      {ended.length === 0 ? null : (
        <details>
          <summary>{counted(ended.length, 'announcement')} ended</summary>
          <Rows announcements={ended} />
        </details>
      )}
    </section>
  );
}

function Rows({ announcements }: { readonly announcements: readonly Announcement[] }) {
  if (announcements.length === 0) return null;
  return (
    <ul className="list">
      {announcements.map((announcement) => (
        <AnnouncementRow key={announcement.id} announcement={announcement} />
      ))}
    </ul>
  );
}
