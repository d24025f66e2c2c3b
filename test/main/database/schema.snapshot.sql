CREATE INDEX alarm_by_end ON alarm (ended_at);

CREATE INDEX alarm_by_first_seen ON alarm (first_seen_at);

CREATE INDEX alarm_firing ON alarm (source_id) WHERE ended_at IS NULL;

CREATE INDEX alarm_firing_name ON alarm (source_id, name) WHERE ended_at IS NULL;

CREATE INDEX alarm_quiet ON alarm (flap_id)
        WHERE ended_at IS NULL AND (expected_within IS NOT NULL OR quiet_until_at IS NOT NULL);

CREATE INDEX alarm_unseen ON alarm (ended_at) WHERE seen_at IS NULL AND ended_at IS NOT NULL;

CREATE INDEX alarm_verdict_by_alarm ON alarm_verdict (alarm_id);

CREATE INDEX announcement_update_of ON announcement_update (announcement_id, posted_at);

CREATE INDEX blind_period_by_start ON blind_period (from_at);

CREATE UNIQUE INDEX command_approval_that_holds ON command_approval (pack_hash) WHERE withdrawn_at IS NULL;

CREATE INDEX command_run_by_argv ON command_run (argv, number);

CREATE INDEX command_run_by_item ON command_run (run_id, item_id, number);

CREATE UNIQUE INDEX command_run_that_runs ON command_run (run_id, item_id) WHERE ended_at IS NULL;

CREATE INDEX escalation_by_alarm ON escalation (alarm_id, at);

CREATE INDEX escalation_by_time ON escalation (at);

CREATE INDEX finding_by_kind ON finding (same_kind, raised_at);

CREATE INDEX finding_by_shift ON finding (shift_id);

CREATE INDEX finding_end_by_time ON finding_end (ended_at);

CREATE UNIQUE INDEX finding_end_now ON finding_end (finding_id) WHERE reopened_at IS NULL;

CREATE INDEX finding_post_by_finding ON finding_post (finding_id);

CREATE INDEX flap_by_begin ON flap (began_at);

CREATE INDEX flap_by_end ON flap (source_id, stable_at);

CREATE INDEX flap_by_key ON flap (source_id, kind, key, last_change_at);

CREATE INDEX flap_by_name ON flap (source_id, name, last_change_at);

CREATE INDEX hold_by_alarm ON hold (alarm_id, from_at);

CREATE INDEX hold_by_end ON hold (until_at) WHERE released_at IS NULL;

CREATE INDEX incident_by_declaration ON incident (declared_at);

CREATE INDEX nomination_by_day ON nomination (pack_id, date, period);

CREATE INDEX outbox_unsent ON outbox (order_key, position) WHERE state NOT IN ('sent', 'dropped');

CREATE INDEX pack_version_by_pack ON pack_version (pack_id, read_at);

CREATE INDEX page_record_by_alarm ON page_record (alarm_id);

CREATE INDEX page_record_by_time ON page_record (at);

CREATE INDEX promise_handing_of ON promise_handing (promise_id, position);

CREATE INDEX promise_of_subject ON promise (subject_kind, subject_id, due_at);

CREATE INDEX promise_unsettled ON promise (due_at) WHERE kept_at IS NULL AND withdrawn_at IS NULL;

CREATE INDEX question_by_change ON question (changed_at);

CREATE INDEX question_open ON question (id) WHERE state = 'open' AND set_aside IS NULL;

CREATE UNIQUE INDEX question_running ON question_stretch (question_id) WHERE stopped_at IS NULL;

CREATE INDEX question_stretch_by_start ON question_stretch (started_at);

CREATE INDEX readiness_run_by_begin ON readiness_run (begun_at);

CREATE UNIQUE INDEX role_held_now ON role_held (incident_id, role) WHERE to_at IS NULL;

CREATE INDEX rota_shift_by_end ON rota_shift (ends_at);

CREATE INDEX runbook_by_stem ON runbook (stem);

CREATE INDEX shift_by_start ON shift (starts_at);

CREATE INDEX silence_by_end ON silence (ends_at);

CREATE INDEX silence_in_work ON silence (source_id) WHERE state IN ('writing', 'written', 'ending');

CREATE INDEX source_act_by_alarm ON source_act (alarm_id);

CREATE INDEX source_act_waiting ON source_act (asked_at) WHERE state = 'waiting';

CREATE INDEX worked_correction_by_stretch ON worked_correction (stretch, made_at);

CREATE TABLE alarm (
        id TEXT PRIMARY KEY,
        source_id TEXT NOT NULL REFERENCES source (id),
        fingerprint TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        name TEXT NOT NULL,
        priority TEXT NOT NULL CHECK (priority IN ('high', 'low')),
        labels TEXT NOT NULL,
        annotations TEXT NOT NULL,
        suppressed INTEGER NOT NULL DEFAULT 0,
        first_seen_at INTEGER NOT NULL,
        missed_polls INTEGER NOT NULL DEFAULT 0,
        ended_at INTEGER,
        next_page_at INTEGER,
        pages INTEGER NOT NULL DEFAULT 0,
        last_page_failure TEXT, ended_by TEXT CHECK (ended_by IN ('absence', 'source')), link TEXT, held_there_by TEXT, held_there_at INTEGER, held_there_by_us INTEGER NOT NULL DEFAULT 0 CHECK (held_there_by_us IN (0, 1)), revision TEXT, told_at INTEGER, priority_by TEXT, page_interval INTEGER, seen_at INTEGER, nudged_at INTEGER, expected_within INTEGER, expected_why TEXT, flap_id TEXT REFERENCES flap (id), quiet_from_at INTEGER, quiet_until_at INTEGER,
        UNIQUE (source_id, fingerprint, started_at)
      ) STRICT;

CREATE TABLE alarm_verdict (
        id TEXT PRIMARY KEY,
        alarm_id TEXT NOT NULL REFERENCES alarm (id),
        verdict TEXT NOT NULL CHECK (verdict IN ('false-positive', 'not-actionable', 'poor-detail', 'useful')),
        given_by TEXT NOT NULL,
        at INTEGER NOT NULL,
        note TEXT NOT NULL
      ) STRICT;

CREATE TABLE announcement (
        id TEXT PRIMARY KEY,
        op_id TEXT NOT NULL UNIQUE REFERENCES outbox (op_id) DEFERRABLE INITIALLY DEFERRED,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        channel TEXT NOT NULL,
        workspace TEXT NOT NULL CHECK (workspace IN ('practice', 'slack')),
        posted_by TEXT NOT NULL,
        posted_at INTEGER NOT NULL,
        closed_at INTEGER,
        closed_by TEXT,
        closed_reason TEXT,
        CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (closed_reason IS NULL))
      ) STRICT;

CREATE TABLE announcement_update (
        id TEXT PRIMARY KEY,
        announcement_id TEXT NOT NULL REFERENCES announcement (id),
        op_id TEXT NOT NULL UNIQUE REFERENCES outbox (op_id) DEFERRABLE INITIALLY DEFERRED,
        text TEXT NOT NULL,
        posted_by TEXT NOT NULL,
        posted_at INTEGER NOT NULL,
        is_last INTEGER NOT NULL CHECK (is_last IN (0, 1)),
        arrived_at INTEGER
      ) STRICT;

CREATE TABLE blind_period (
        id TEXT PRIMARY KEY,
        source_id TEXT REFERENCES source (id),
        reason TEXT NOT NULL CHECK (reason IN ('source', 'asleep', 'not-running')),
        from_at INTEGER NOT NULL,
        to_at INTEGER
      ) STRICT;

CREATE TABLE channel_copy (
        workspace TEXT NOT NULL CHECK (workspace IN ('practice', 'slack')),
        channel TEXT NOT NULL,
        from_at INTEGER NOT NULL,
        read_at INTEGER NOT NULL,
        is_whole INTEGER NOT NULL CHECK (is_whole IN (0, 1)),
        unreadable INTEGER NOT NULL,
        messages TEXT NOT NULL,
        PRIMARY KEY (workspace, channel)
      ) STRICT;

CREATE TABLE channel_mark (
        workspace TEXT NOT NULL CHECK (workspace IN ('practice', 'slack')),
        channel TEXT NOT NULL,
        read_until TEXT NOT NULL,
        marked_at INTEGER NOT NULL,
        PRIMARY KEY (workspace, channel)
      ) STRICT;

CREATE TABLE checklist_item (
        run_id TEXT NOT NULL REFERENCES checklist_run (id),
        item_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        plan TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'skipped')),
        note TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT '' CHECK (state <> 'skipped' OR reason <> ''),
        finding_id TEXT REFERENCES finding (id),
        changed_at INTEGER,
        PRIMARY KEY (run_id, item_id)
      ) STRICT;

CREATE TABLE checklist_run (
        id TEXT PRIMARY KEY,
        shift_id TEXT NOT NULL REFERENCES shift (id),
        phase TEXT NOT NULL,
        date TEXT NOT NULL,
        title TEXT NOT NULL,
        due_at INTEGER NOT NULL,
        pack_hash TEXT NOT NULL REFERENCES pack_version (hash),
        started_at INTEGER NOT NULL, due_noticed_at INTEGER,
        UNIQUE (shift_id, phase, date)
      ) STRICT;

CREATE TABLE command_approval (
        number INTEGER PRIMARY KEY,
        pack_hash TEXT NOT NULL REFERENCES pack_version (hash),
        pack_name TEXT NOT NULL,
        commands TEXT NOT NULL,
        approved_by TEXT NOT NULL,
        approved_at INTEGER NOT NULL,
        withdrawn_by TEXT,
        withdrawn_at INTEGER,
        CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
      ) STRICT;

CREATE TABLE command_run (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        run_id TEXT NOT NULL,
        item_id TEXT NOT NULL,
        argv TEXT NOT NULL,
        started_by TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        ended_at INTEGER,
        ending TEXT,
        output BLOB,
        output_characters INTEGER NOT NULL DEFAULT 0,
        error_output BLOB,
        error_output_characters INTEGER NOT NULL DEFAULT 0,
        FOREIGN KEY (run_id, item_id) REFERENCES checklist_item (run_id, item_id),
        CHECK ((ended_at IS NULL) = (ending IS NULL))
      ) STRICT;

CREATE TABLE entry (
        id TEXT PRIMARY KEY,
        incident_id TEXT NOT NULL REFERENCES incident (id),
        sequence INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('event', 'topic', 'decision', 'action', 'result')),
        author TEXT NOT NULL,
        text TEXT NOT NULL,
        exact INTEGER NOT NULL,
        happened_at INTEGER NOT NULL,
        entered_at INTEGER NOT NULL,
        op_id TEXT NOT NULL UNIQUE REFERENCES outbox (op_id) DEFERRABLE INITIALLY DEFERRED,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        UNIQUE (incident_id, sequence)
      ) STRICT;

CREATE VIRTUAL TABLE entry_text USING fts5 (text, content = 'entry', content_rowid = 'rowid');

CREATE TABLE 'entry_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'entry_text_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'entry_text_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'entry_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE escalation (
        id TEXT PRIMARY KEY,
        alarm_id TEXT NOT NULL REFERENCES alarm (id),
        called TEXT NOT NULL,
        called_by TEXT NOT NULL,
        tried TEXT NOT NULL,
        channel TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;

CREATE TABLE finding (
        id TEXT PRIMARY KEY,
        shift_id TEXT REFERENCES shift (id),
        source TEXT NOT NULL CHECK (source IN ('item', 'alarm')),
        run_id TEXT REFERENCES checklist_run (id),
        item_id TEXT,
        alarm_id TEXT REFERENCES alarm (id),
        source_words TEXT NOT NULL,
        same_kind TEXT NOT NULL,
        pack_id TEXT NOT NULL,
        pack_hash TEXT REFERENCES pack_version (hash),
        workspace TEXT NOT NULL CHECK (workspace IN ('practice', 'slack')),
        text TEXT NOT NULL,
        raised_by TEXT NOT NULL,
        raised_at INTEGER NOT NULL,
        CHECK ((source = 'alarm') = (alarm_id IS NOT NULL))
      ) STRICT;

CREATE TABLE finding_end (
        id TEXT PRIMARY KEY,
        finding_id TEXT NOT NULL REFERENCES finding (id),
        sequence INTEGER NOT NULL,
        outcome_id TEXT NOT NULL,
        outcome_name TEXT NOT NULL,
        action TEXT NOT NULL,
        answers TEXT NOT NULL,
        whys TEXT NOT NULL,
        conclusion TEXT NOT NULL,
        ended_by TEXT NOT NULL,
        ended_at INTEGER NOT NULL,
        reopened_by TEXT,
        reopened_at INTEGER,
        reopen_reason TEXT CHECK ((reopened_at IS NULL) = (coalesce(reopen_reason, '') = '')),
        UNIQUE (finding_id, sequence)
      ) STRICT;

CREATE TABLE finding_look (
        finding_id TEXT PRIMARY KEY REFERENCES finding (id),
        looked_by TEXT NOT NULL,
        looked_at INTEGER NOT NULL
      ) STRICT;

CREATE TABLE finding_post (
        op_id TEXT PRIMARY KEY REFERENCES outbox (op_id) DEFERRABLE INITIALLY DEFERRED,
        finding_id TEXT NOT NULL REFERENCES finding (id),
        told TEXT NOT NULL CHECK (told IN ('looking', 'conclusion', 'reopening')),
        end_id TEXT REFERENCES finding_end (id),
        is_head INTEGER NOT NULL CHECK (is_head IN (0, 1)),
        channel TEXT NOT NULL,
        text TEXT NOT NULL,
        CHECK ((told = 'looking') = (end_id IS NULL))
      ) STRICT;

CREATE VIRTUAL TABLE finding_text USING fts5 (finding_id UNINDEXED, text);

CREATE TABLE 'finding_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'finding_text_content'(id INTEGER PRIMARY KEY, c0, c1);

CREATE TABLE 'finding_text_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'finding_text_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'finding_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE finding_why (
        finding_id TEXT NOT NULL REFERENCES finding (id),
        position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 6),
        text TEXT NOT NULL,
        written_at INTEGER NOT NULL,
        PRIMARY KEY (finding_id, position)
      ) STRICT;

CREATE TABLE firing_change (
        source_id TEXT NOT NULL REFERENCES source (id),
        kind TEXT NOT NULL CHECK (kind IN ('fingerprint', 'name')),
        key TEXT NOT NULL,
        at INTEGER NOT NULL,
        is_firing INTEGER NOT NULL CHECK (is_firing IN (0, 1)),
        PRIMARY KEY (source_id, kind, key, at, is_firing)
      ) STRICT, WITHOUT ROWID;

CREATE TABLE flap (
        id TEXT PRIMARY KEY,
        source_id TEXT NOT NULL REFERENCES source (id),
        kind TEXT NOT NULL CHECK (kind IN ('fingerprint', 'name')),
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        began_at INTEGER NOT NULL,
        since_at INTEGER NOT NULL,
        last_change_at INTEGER NOT NULL,
        changes INTEGER NOT NULL,
        stable_at INTEGER NOT NULL,
        stable_after INTEGER NOT NULL,
        notice TEXT NOT NULL DEFAULT 'due' CHECK (notice IN ('due', 'shown', 'failed'))
      ) STRICT;

CREATE TABLE handover (
        shift_id TEXT PRIMARY KEY REFERENCES shift (id),
        op_id TEXT,
        sent_at INTEGER,
        sent_markdown TEXT
      ) STRICT;

CREATE TABLE handover_post (
        op_id TEXT PRIMARY KEY,
        shift_id TEXT NOT NULL REFERENCES shift (id),
        sending INTEGER NOT NULL,
        part INTEGER NOT NULL,
        UNIQUE (shift_id, sending, part)
      ) STRICT;

CREATE TABLE handover_words (
        shift_id TEXT NOT NULL REFERENCES shift (id),
        section TEXT NOT NULL,
        own_words TEXT NOT NULL,
        written_at INTEGER NOT NULL,
        PRIMARY KEY (shift_id, section)
      ) STRICT;

CREATE TABLE hold (
        id TEXT PRIMARY KEY,
        alarm_id TEXT NOT NULL REFERENCES alarm (id),
        held_by TEXT NOT NULL,
        via TEXT NOT NULL CHECK (via IN ('window', 'notification', 'tray')),
        from_at INTEGER NOT NULL,
        until_at INTEGER NOT NULL CHECK (until_at > from_at),
        released_at INTEGER
      , kind TEXT NOT NULL DEFAULT 'acknowledge' CHECK (kind IN ('acknowledge', 'snooze')), why TEXT NOT NULL DEFAULT '', covers_priority TEXT CHECK (covers_priority IN ('high', 'low')), covers_suppressed INTEGER CHECK (covers_suppressed IN (0, 1)), ended_because TEXT CHECK (ended_because IN ('released', 'replaced', 'worse')), worse_by TEXT CHECK (worse_by IN ('priority', 'suppression'))) STRICT;

CREATE TABLE incident (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('real', 'drill')),
        reason TEXT NOT NULL,
        impact TEXT NOT NULL,
        channel TEXT NOT NULL,
        alarm_id TEXT REFERENCES alarm (id),
        pack_hash TEXT NOT NULL REFERENCES pack_version (hash),
        declared_by TEXT NOT NULL,
        declared_at INTEGER NOT NULL,
        resolved_at INTEGER,
        resolution TEXT,
        head_op_id TEXT NOT NULL,
        permalink TEXT
      ) STRICT;

CREATE TABLE nomination (
        id TEXT PRIMARY KEY,
        pack_id TEXT NOT NULL,
        date TEXT NOT NULL,
        period TEXT NOT NULL,
        starts_at INTEGER NOT NULL,
        ends_at INTEGER NOT NULL,
        person TEXT CHECK (person <> ''),
        is_mine INTEGER NOT NULL CHECK (is_mine IN (0, 1)),
        set_by TEXT NOT NULL,
        set_at INTEGER NOT NULL
      ) STRICT;

CREATE TABLE outbox (
        op_id TEXT PRIMARY KEY,
        position INTEGER NOT NULL UNIQUE,
        order_key TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('post')),
        workspace TEXT NOT NULL CHECK (workspace IN ('practice', 'slack')),
        channel TEXT NOT NULL,
        thread_op_id TEXT REFERENCES outbox (op_id),
        text TEXT NOT NULL,
        metadata TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'unknown', 'asking', 'refused', 'sent', 'dropped')),
        attempts INTEGER NOT NULL DEFAULT 0,
        readings INTEGER NOT NULL DEFAULT 0,
        created_at INTEGER NOT NULL,
        attempted_at INTEGER,
        not_before_at INTEGER,
        channel_id TEXT,
        ts TEXT,
        failure TEXT
      , mentions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(mentions))) STRICT;

CREATE TABLE pack_file (
        pack_id TEXT PRIMARY KEY,
        place TEXT NOT NULL,
        folder TEXT,
        file TEXT NOT NULL,
        hash TEXT NOT NULL REFERENCES pack_version (hash),
        read_at INTEGER NOT NULL,
        CHECK ((place = 'own') = (folder IS NULL))
      ) STRICT;

CREATE TABLE pack_folder (
        id TEXT PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        added_at INTEGER NOT NULL
      ) STRICT;

CREATE TABLE pack_version (
        hash TEXT PRIMARY KEY,
        pack_id TEXT NOT NULL,
        source_text TEXT NOT NULL,
        read_at INTEGER NOT NULL
      ) STRICT;

CREATE TABLE page_record (
        page_id TEXT NOT NULL,
        page_key TEXT NOT NULL,
        alarm_id TEXT REFERENCES alarm (id),
        alarms INTEGER NOT NULL,
        at INTEGER NOT NULL,
        what TEXT NOT NULL CHECK (what IN ('shown', 'failed', 'no-word', 'unanswered', 'window-asked', 'window-drew',
          'reached-nobody')),
        reason TEXT NOT NULL DEFAULT ''
      ) STRICT;

CREATE TABLE practice_alarm (
        fingerprint TEXT PRIMARY KEY,
        started_at INTEGER NOT NULL,
        labels TEXT NOT NULL,
        annotations TEXT NOT NULL
      ) STRICT;

CREATE TABLE practice_message (
        channel_id TEXT NOT NULL,
        ts TEXT NOT NULL,
        thread_ts TEXT,
        text TEXT NOT NULL,
        metadata TEXT NOT NULL,
        posted_at INTEGER NOT NULL, author TEXT,
        PRIMARY KEY (channel_id, ts)
      ) STRICT;

CREATE TABLE promise (
        id TEXT PRIMARY KEY,
        subject_kind TEXT NOT NULL CHECK (subject_kind IN ('announcement', 'incident')),
        subject_id TEXT NOT NULL,
        title TEXT NOT NULL,
        due_at INTEGER NOT NULL,
        promised_at INTEGER NOT NULL,
        promised_by TEXT NOT NULL,
        kept_at INTEGER,
        missed_noticed_at INTEGER,
        withdrawn_at INTEGER,
        withdrawn_by TEXT,
        withdrawn_reason TEXT,
        CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_reason IS NULL)),
        CHECK (kept_at IS NULL OR withdrawn_at IS NULL)
      ) STRICT;

CREATE TABLE promise_handing (
        position INTEGER PRIMARY KEY,
        promise_id TEXT NOT NULL REFERENCES promise (id),
        to_person TEXT,
        by_person TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;

CREATE TABLE promise_notice (
        promise_id TEXT NOT NULL REFERENCES promise (id),
        kind TEXT NOT NULL CHECK (kind IN ('soon', 'due')),
        claimed_at INTEGER NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('claimed', 'shown', 'failed')),
        attempts INTEGER NOT NULL,
        PRIMARY KEY (promise_id, kind)
      ) STRICT;

CREATE TABLE question (
        id TEXT PRIMARY KEY,
        pack_hash TEXT NOT NULL REFERENCES pack_version (hash),
        limit_ms INTEGER CHECK (limit_ms > 0),
        taken_by TEXT NOT NULL,
        asked TEXT NOT NULL CHECK (asked <> ''),
        asker TEXT NOT NULL,
        link TEXT,
        note TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'ticket', 'handed')),
        ticket_at INTEGER CHECK (state <> 'ticket' OR ticket_at IS NOT NULL),
        ticket_link TEXT CHECK (ticket_link IS NULL OR ticket_at IS NOT NULL),
        handed_to TEXT CHECK (state <> 'handed' OR handed_to IS NOT NULL),
        set_aside TEXT CHECK (set_aside <> ''),
        changed_at INTEGER NOT NULL
      ) STRICT;

CREATE TABLE question_revision (
        question_id TEXT NOT NULL REFERENCES question (id),
        number INTEGER NOT NULL,
        made_at INTEGER NOT NULL,
        act TEXT NOT NULL,
        question TEXT NOT NULL,
        PRIMARY KEY (question_id, number)
      ) STRICT;

CREATE TABLE question_stretch (
        id TEXT PRIMARY KEY,
        question_id TEXT NOT NULL REFERENCES question (id),
        position INTEGER NOT NULL,
        started_at INTEGER NOT NULL,
        stopped_at INTEGER CHECK (stopped_at >= started_at),
        UNIQUE (question_id, position)
      ) STRICT;

CREATE TABLE readiness_check (
        run_id TEXT NOT NULL REFERENCES readiness_run (id),
        name TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('running', 'waiting', 'passed', 'failed', 'not-needed')),
        finding TEXT NOT NULL,
        failure TEXT,
        changed_at INTEGER NOT NULL,
        PRIMARY KEY (run_id, name)
      ) STRICT;

CREATE TABLE readiness_run (
        id TEXT PRIMARY KEY,
        shift_id TEXT REFERENCES shift (id),
        begun_at INTEGER NOT NULL,
        ended_at INTEGER
      ) STRICT;

CREATE TABLE role_held (
        incident_id TEXT NOT NULL REFERENCES incident (id),
        role TEXT NOT NULL CHECK (role IN ('lead', 'scribe')),
        person TEXT NOT NULL,
        from_at INTEGER NOT NULL,
        to_at INTEGER
      ) STRICT;

CREATE TABLE rota_identity (
        kind TEXT NOT NULL CHECK (kind IN ('email', 'pagerduty', 'name')),
        value TEXT NOT NULL,
        chosen_at INTEGER NOT NULL,
        PRIMARY KEY (kind, value)
      ) STRICT;

CREATE TABLE rota_lane (
        source_id TEXT NOT NULL REFERENCES rota_source (id),
        lane TEXT NOT NULL,
        name TEXT NOT NULL,
        role TEXT CHECK (role IN ('primary', 'secondary', 'support')),
        is_chosen INTEGER NOT NULL DEFAULT 0 CHECK (is_chosen IN (0, 1)),
        PRIMARY KEY (source_id, lane)
      ) STRICT;

CREATE TABLE rota_shift (
        source_id TEXT NOT NULL REFERENCES rota_source (id),
        uid TEXT NOT NULL,
        lane TEXT NOT NULL,
        name TEXT NOT NULL,
        email TEXT,
        pagerduty_id TEXT,
        starts_at INTEGER NOT NULL,
        ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
        first_seen_at INTEGER NOT NULL,
        PRIMARY KEY (source_id, uid, lane, starts_at)
      ) STRICT;

CREATE TABLE rota_source (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('ical', 'pagerduty')),
        name TEXT NOT NULL,
        place TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        removed_at INTEGER,
        last_success_at INTEGER,
        failing_since_at INTEGER,
        failure TEXT,
        unreadable INTEGER NOT NULL DEFAULT 0,
        held_back TEXT
      ) STRICT;

CREATE TABLE runbook (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        folder_id TEXT NOT NULL REFERENCES runbook_folder (id),
        path TEXT NOT NULL,
        stem TEXT NOT NULL,
        size INTEGER NOT NULL,
        modified_at INTEGER NOT NULL,
        reader INTEGER NOT NULL,
        read_at INTEGER NOT NULL,
        title TEXT NOT NULL,
        headings TEXT NOT NULL,
        text TEXT NOT NULL,
        reviewed_on TEXT,
        due_on TEXT,
        review_problem TEXT,
        remark TEXT,
        UNIQUE (folder_id, path)
      ) STRICT;

CREATE TABLE runbook_folder (
        id TEXT PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        added_at INTEGER NOT NULL,
        read_at INTEGER,
        problem TEXT,
        limits TEXT NOT NULL DEFAULT '[]'
      ) STRICT;

CREATE TABLE runbook_set_aside (
        folder_id TEXT NOT NULL REFERENCES runbook_folder (id),
        path TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (folder_id, path)
      ) STRICT;

CREATE VIRTUAL TABLE runbook_text USING fts5 (
        title, headings, text,
        content = 'runbook', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
      );

CREATE TABLE 'runbook_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'runbook_text_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'runbook_text_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'runbook_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE setting (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT;

CREATE TABLE shift (
        id TEXT PRIMARY KEY,
        person TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('primary', 'secondary', 'support')),
        starts_at INTEGER NOT NULL,
        ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
        source TEXT NOT NULL,
        removed_at INTEGER
      , is_mine INTEGER NOT NULL DEFAULT 1 CHECK (is_mine IN (0, 1)), entered_at INTEGER) STRICT;

CREATE TABLE shift_notice (
        shift_id TEXT NOT NULL REFERENCES shift (id),
        kind TEXT NOT NULL CHECK (kind IN ('soon', 'starts', 'ends')),
        due_at INTEGER NOT NULL,
        claimed_at INTEGER NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('claimed', 'shown', 'failed', 'covered')),
        late_ms INTEGER NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        failure TEXT,
        PRIMARY KEY (shift_id, kind)
      ) STRICT;

CREATE TABLE silence (
        id TEXT PRIMARY KEY,
        source_id TEXT NOT NULL REFERENCES source (id),
        alarm_id TEXT NOT NULL REFERENCES alarm (id),
        matchers TEXT NOT NULL,
        asked_at INTEGER NOT NULL,
        ends_at INTEGER NOT NULL CHECK (ends_at > asked_at),
        comment TEXT NOT NULL CHECK (comment <> ''),
        author TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('writing', 'written', 'ending', 'over', 'refused')),
        remote_id TEXT,
        written_until_at INTEGER,
        over_at INTEGER,
        warned_until_at INTEGER,
        failure TEXT
      ) STRICT;

CREATE TABLE source (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('alertmanager', 'practice')),
        name TEXT NOT NULL,
        url TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        last_success_at INTEGER,
        removed_at INTEGER
      , feed TEXT NOT NULL DEFAULT 'alertmanager'
        CHECK (feed IN ('alertmanager', 'pagerduty', 'slack', 'webhook', 'practice')), settings TEXT NOT NULL DEFAULT '{}', told_at INTEGER, memory TEXT NOT NULL DEFAULT '{}') STRICT;

CREATE TABLE source_act (
        id TEXT PRIMARY KEY,
        alarm_id TEXT NOT NULL REFERENCES alarm (id),
        what TEXT NOT NULL CHECK (what IN ('acknowledge', 'resolve')),
        state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'refused', 'dropped')),
        attempts INTEGER NOT NULL DEFAULT 0,
        asked_at INTEGER NOT NULL,
        settled_at INTEGER,
        failure TEXT
      ) STRICT;

CREATE TABLE support_notice (
        key TEXT PRIMARY KEY,
        claimed_at INTEGER NOT NULL
      ) STRICT;

CREATE TABLE worked_correction (
        id TEXT PRIMARY KEY,
        stretch TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('added', 'changed', 'left-out', 'undone')),
        starts_at INTEGER,
        ends_at INTEGER,
        reason TEXT NOT NULL CHECK (reason <> ''),
        made_at INTEGER NOT NULL,
        CHECK (kind IN ('left-out', 'undone') OR (starts_at IS NOT NULL AND ends_at > starts_at))
      ) STRICT;

CREATE TRIGGER alarm_verdict_is_never_changed BEFORE UPDATE ON alarm_verdict
        BEGIN SELECT RAISE(ABORT, 'a verdict is never changed: another takes its place'); END;

CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'a log entry is never changed'); END;

CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'a log entry is never deleted'); END;

CREATE TRIGGER entry_is_searchable AFTER INSERT ON entry
        BEGIN INSERT INTO entry_text (rowid, text) VALUES (new.rowid, new.text); END;

CREATE TRIGGER finding_end_is_never_changed BEFORE UPDATE ON finding_end
        WHEN old.reopened_at IS NOT NULL OR old.id <> new.id OR old.finding_id <> new.finding_id
          OR old.outcome_id <> new.outcome_id OR old.outcome_name <> new.outcome_name OR old.action <> new.action
          OR old.answers <> new.answers OR old.whys <> new.whys OR old.conclusion <> new.conclusion
          OR old.ended_by <> new.ended_by OR old.ended_at <> new.ended_at OR old.sequence <> new.sequence
        BEGIN SELECT RAISE(ABORT, 'the end of a finding is never changed'); END;

CREATE TRIGGER finding_end_is_never_deleted BEFORE DELETE ON finding_end
        BEGIN SELECT RAISE(ABORT, 'the end of a finding is never deleted'); END;

CREATE TRIGGER finding_end_is_searchable AFTER INSERT ON finding_end
        BEGIN INSERT INTO finding_text (finding_id, text) VALUES (new.finding_id, new.conclusion); END;

CREATE TRIGGER finding_is_never_changed BEFORE UPDATE ON finding
        BEGIN SELECT RAISE(ABORT, 'a finding is never changed'); END;

CREATE TRIGGER finding_is_never_deleted BEFORE DELETE ON finding
        BEGIN SELECT RAISE(ABORT, 'a finding is never deleted'); END;

CREATE TRIGGER finding_is_searchable AFTER INSERT ON finding
        BEGIN INSERT INTO finding_text (finding_id, text) VALUES (new.id, new.text); END;

CREATE TRIGGER nomination_is_never_changed BEFORE UPDATE ON nomination
        BEGIN SELECT RAISE(ABORT, 'a nomination is never changed'); END;

CREATE TRIGGER nomination_is_never_deleted BEFORE DELETE ON nomination
        BEGIN SELECT RAISE(ABORT, 'a nomination is never deleted'); END;

CREATE TRIGGER question_is_never_deleted BEFORE DELETE ON question
        BEGIN SELECT RAISE(ABORT, 'a question is set aside, never deleted'); END;

CREATE TRIGGER question_revision_is_never_changed BEFORE UPDATE ON question_revision
        BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END;

CREATE TRIGGER question_revision_is_never_deleted BEFORE DELETE ON question_revision
        BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END;

CREATE TRIGGER runbook_is_never_changed BEFORE UPDATE ON runbook
        BEGIN SELECT RAISE(ABORT, 'a runbook that changed is read anew'); END;

CREATE TRIGGER runbook_is_searchable AFTER INSERT ON runbook BEGIN
        INSERT INTO runbook_text (rowid, title, headings, text)
        VALUES (new.number, new.title, new.headings, new.text);
      END;

CREATE TRIGGER runbook_is_searchable_no_more AFTER DELETE ON runbook BEGIN
        INSERT INTO runbook_text (runbook_text, rowid, title, headings, text)
        VALUES ('delete', old.number, old.title, old.headings, old.text);
      END;

CREATE TRIGGER worked_correction_is_never_changed BEFORE UPDATE ON worked_correction
        BEGIN SELECT RAISE(ABORT, 'a correction is never changed'); END;
