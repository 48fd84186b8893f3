BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'tracker','m001_first_records','2026-11-22 12:46:08.479642+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'tracker','m002_messages','2026-11-22 12:46:08.480985+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'tracker','m003_signs','2026-11-22 12:46:08.483010+00:00');
CREATE TABLE "action" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER NOT NULL REFERENCES "client"(pk), "text" TEXT, "owner" TEXT NOT NULL CHECK ("owner" IN ('me', 'client', 'other')), "doer" TEXT CHECK ("doer" IN ('me', 'client', 'other')), "due_on" TEXT, "done_on" TEXT, "seconds" INTEGER CHECK ("seconds" >= 0), "agreed" INTEGER NOT NULL CHECK ("agreed" IN (0, 1))) STRICT;
CREATE TABLE "address" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "address" TEXT NOT NULL, "whose" TEXT NOT NULL CHECK ("whose" IN ('me', 'nobody'))) STRICT;
CREATE TABLE "assumption" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER NOT NULL REFERENCES "client"(pk), "number" INTEGER CHECK ("number" >= 1 AND "number" <= 10), "text" TEXT, "basis" TEXT CHECK ("basis" IN ('said', 'contract', 'inferred', 'habit')), "belief" INTEGER CHECK ("belief" >= 0 AND "belief" <= 100), "held_since" TEXT, "tested_on" TEXT, "outcome" TEXT CHECK ("outcome" IN ('right', 'wrong')), "decisions" INTEGER NOT NULL CHECK ("decisions" >= 0), "seconds" INTEGER CHECK ("seconds" >= 0)) STRICT;
INSERT INTO "assumption" VALUES(1,'abusy',1,1,NULL,NULL,80,NULL,NULL,NULL,0,NULL);
CREATE TABLE "boundary" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER REFERENCES "client"(pk), "project" INTEGER REFERENCES "project"(pk), "topic" TEXT NOT NULL CHECK ("topic" IN ('scope', 'hours', 'extra_work_price', 'reply_time', 'channels', 'working_times', 'days_off', 'decision_owner', 'meeting_load', 'payment', 'complaint_route')), "applies" INTEGER NOT NULL CHECK ("applies" IN (0, 1)), "statement" TEXT, "reason" TEXT, "chosen_on" TEXT, "told_on" TEXT, "told_how" TEXT, "reaction" TEXT, "ends_on" TEXT, "terms" TEXT NOT NULL CHECK (json_valid("terms"))) STRICT;
INSERT INTO "boundary" VALUES(1,'breply',1,NULL,'reply_time',1,NULL,NULL,NULL,'2026-11-02',NULL,NULL,NULL,'{"reply_within_minutes": 240}');
CREATE TABLE change (
    -- What was done, newest last; undo takes the last one back and removes it.
    pk INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    what TEXT NOT NULL
) STRICT;
INSERT INTO "change" VALUES(1,'2026-11-20T12:00:00+01:00','add a client Bouw');
INSERT INTO "change" VALUES(2,'2026-11-20T12:00:00+01:00','add a rate Bouw');
INSERT INTO "change" VALUES(3,'2026-11-20T12:00:00+01:00','add a boundary of Bouw');
INSERT INTO "change" VALUES(4,'2026-11-20T12:00:00+01:00','add an occasion');
INSERT INTO "change" VALUES(5,'2026-11-20T12:00:00+01:00','add an assumption of Bouw');
INSERT INTO "change" VALUES(6,'2026-11-20T12:00:00+01:00','log 2026-11-19 2h @bouw third version');
INSERT INTO "change" VALUES(7,'2026-11-20T12:00:00+01:00','message in Bouw phone');
CREATE TABLE change_step (
    -- How to take it back: rows first..last were added (before is null), or row first was as in before.
    pk INTEGER PRIMARY KEY,
    change INTEGER NOT NULL REFERENCES change(pk) ON DELETE CASCADE,
    "table" TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    before TEXT CHECK (before IS NULL OR json_valid(before))
) STRICT;
INSERT INTO "change_step" VALUES(1,1,'client',1,1,NULL);
INSERT INTO "change_step" VALUES(2,2,'rate',1,1,NULL);
INSERT INTO "change_step" VALUES(3,3,'boundary',1,1,NULL);
INSERT INTO "change_step" VALUES(4,4,'occasion',1,1,NULL);
INSERT INTO "change_step" VALUES(5,5,'assumption',1,1,NULL);
INSERT INTO "change_step" VALUES(6,6,'entry',1,1,NULL);
INSERT INTO "change_step" VALUES(7,7,'message',1,1,NULL);
CREATE TABLE "checkin" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER REFERENCES "client"(pk), "day" TEXT NOT NULL, "energy" INTEGER CHECK ("energy" >= -2 AND "energy" <= 2), "client_said" INTEGER CHECK ("client_said" >= 0 AND "client_said" <= 10), "own_guess" INTEGER CHECK ("own_guess" >= 0 AND "own_guess" <= 10), "note" TEXT) STRICT;
CREATE TABLE "client" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "name" TEXT NOT NULL, "aliases" TEXT NOT NULL CHECK (json_valid("aliases")), "addresses" TEXT NOT NULL CHECK (json_valid("addresses")), "currency" TEXT, "size" TEXT CHECK ("size" IN ('large', 'sme', 'public')), "intermediary" INTEGER NOT NULL CHECK ("intermediary" IN (0, 1)), "timezone" TEXT, "archived_on" TEXT) STRICT;
INSERT INTO "client" VALUES(1,'cbouw','Bouw','[]','[]',NULL,NULL,0,NULL,NULL);
CREATE TABLE "complaint" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER NOT NULL REFERENCES "client"(pk), "text" TEXT, "opened_on" TEXT NOT NULL, "cause" TEXT CHECK ("cause" IN ('me', 'client', 'third_party')), "solvable" INTEGER CHECK ("solvable" IN (0, 1)), "reopened_on" TEXT NOT NULL CHECK (json_valid("reopened_on")), "seconds" INTEGER CHECK ("seconds" >= 0), "energy" TEXT NOT NULL CHECK (json_valid("energy")), "closed_on" TEXT, "outcome" TEXT CHECK ("outcome" IN ('solved', 'shared', 'accepted'))) STRICT;
CREATE TABLE "decision" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "week" TEXT NOT NULL CHECK ("week" GLOB '[0-9][0-9][0-9][0-9]-W[0-5][0-9]'), "pattern" TEXT NOT NULL CHECK ("pattern" IN ('unbilled-drift', 'effective-rate-erosion', 'hidden-research', 'unannounced-gift', 'scope-creep', 'instant-reply', 'always-on', 'recovery-debt', 'demand-ratchet', 'one-way-responsiveness', 'clients-chair', 'untested-assumption', 'solo-struggle', 'silent-progress', 'boundary-gap', 'complaint-drain', 'loud-client-crowding', 'fragmented-days', 'client-dependency', 'late-payment-tolerance')), "client" INTEGER REFERENCES "client"(pk), "answer" TEXT NOT NULL CHECK ("answer" IN ('my_choice', 'seen', 'set_boundary')), "until" TEXT, "budget_hours" REAL, "note" TEXT) STRICT;
CREATE TABLE "entry" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER REFERENCES "client"(pk), "project" INTEGER REFERENCES "project"(pk), "day" TEXT, "starts_at" TEXT, "ends_at" TEXT, "seconds" INTEGER CHECK ("seconds" > 0), "timezone" TEXT, "kind" TEXT NOT NULL CHECK ("kind" IN ('delivery', 'meeting', 'messages', 'research', 'preparation', 'support', 'coaching', 'travel', 'rework', 'complaint', 'chasing', 'admin', 'acquisition', 'learning', 'leave')), "tags" TEXT NOT NULL CHECK (json_valid("tags")), "billable" INTEGER CHECK ("billable" IN (0, 1)), "scope" TEXT NOT NULL CHECK ("scope" IN ('agreed', 'extra')), "initiator" TEXT CHECK ("initiator" IN ('me', 'client')), "announced" INTEGER NOT NULL CHECK ("announced" IN (0, 1)), "trigger" TEXT CHECK ("trigger" IN ('client', 'own')), "note" TEXT, "source" TEXT, "source_id" TEXT, "digest" TEXT, "edited" INTEGER NOT NULL DEFAULT 0 CHECK ("edited" IN (0, 1)), CHECK ("starts_at" IS NOT NULL OR ("day" IS NOT NULL AND "seconds" IS NOT NULL)), CHECK ("ends_at" IS NULL OR ("starts_at" IS NOT NULL AND "seconds" IS NOT NULL))) STRICT;
INSERT INTO "entry" VALUES(1,'hr48zqfaf19m',1,NULL,'2026-11-19',NULL,NULL,7200,'Etc/UTC','delivery','[]',1,'agreed',NULL,0,NULL,'third version',NULL,NULL,NULL,0);
CREATE TABLE entry_day (
    -- One row per entry and day it touches, cut at the edges of the user's days. Derived from entry and the
    -- newest settings by every write; day is the proleptic ordinal, Monday 1 January of year 1 being 1.
    entry INTEGER NOT NULL REFERENCES entry(pk) ON DELETE CASCADE,
    day INTEGER NOT NULL,
    seconds INTEGER NOT NULL CHECK (seconds > 0),
    client INTEGER,
    project INTEGER,
    kind TEXT NOT NULL,
    billable INTEGER NOT NULL CHECK (billable IN (0, 1)),
    scope TEXT NOT NULL,
    initiator TEXT,
    PRIMARY KEY (entry, day)
) STRICT, WITHOUT ROWID;
INSERT INTO "entry_day" VALUES(1,739939,7200,1,NULL,'delivery',1,'agreed',NULL);
CREATE TABLE "expense" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER REFERENCES "client"(pk), "day" TEXT NOT NULL, "amount_cents" INTEGER NOT NULL, "passed_through" INTEGER NOT NULL CHECK ("passed_through" IN (0, 1)), "note" TEXT) STRICT;
CREATE TABLE "hash_key" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "value" TEXT NOT NULL) STRICT;
CREATE TABLE inbox (
    -- Rows of a calendar that are no entry: waiting for a client, left out, or dropped by the user.
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL CHECK (status IN ('waiting', 'left_out', 'dropped')),
    reason TEXT,
    title TEXT NOT NULL,
    day TEXT NOT NULL,
    last_day TEXT,
    starts_at TEXT,
    ends_at TEXT,
    timezone TEXT NOT NULL,
    organiser TEXT NOT NULL,
    attendees TEXT NOT NULL,
    categories TEXT NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    UNIQUE (source, source_id)
) STRICT;
CREATE TABLE "invoice" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER NOT NULL REFERENCES "client"(pk), "number" TEXT, "issued_on" TEXT NOT NULL, "due_on" TEXT, "paid_on" TEXT, "amount_cents" INTEGER NOT NULL, "reminded_on" TEXT, "leeway_until" TEXT, "on_hold" TEXT CHECK ("on_hold" IN ('dispute', 'my_side'))) STRICT;
CREATE TABLE "message" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER REFERENCES "client"(pk), "channel" TEXT NOT NULL CHECK ("channel" IN ('email', 'phone', 'chat', 'sms', 'video', 'in_person')), "direction" TEXT NOT NULL CHECK ("direction" IN ('in', 'out')), "at" TEXT NOT NULL, "timezone" TEXT, "thread" TEXT, "seconds" INTEGER CHECK ("seconds" > 0), "urgent" INTEGER NOT NULL CHECK ("urgent" IN (0, 1)), "automatic" INTEGER NOT NULL CHECK ("automatic" IN (0, 1)), "needs_reply" INTEGER CHECK ("needs_reply" IN (0, 1)), "composed_at" TEXT, "settled_at" TEXT, "source" TEXT, "source_id" TEXT, "sender" INTEGER REFERENCES "sender"(pk), "moment" INTEGER NOT NULL, CHECK ("client" IS NOT NULL OR "sender" IS NOT NULL)) STRICT;
INSERT INTO "message" VALUES(1,'yh37eb2dd704',1,'phone','in','2026-11-20T12:00:00+01:00','Etc/UTC',NULL,NULL,0,0,1,NULL,NULL,NULL,NULL,NULL,1795172400000000);
CREATE TABLE "occasion" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "boundary" TEXT NOT NULL REFERENCES "boundary"(id), "at" TEXT NOT NULL, "kept" INTEGER CHECK ("kept" IN (0, 1)), "opened_by" TEXT CHECK ("opened_by" IN ('me', 'client')), "chosen" INTEGER NOT NULL CHECK ("chosen" IN (0, 1)), "note" TEXT) STRICT;
INSERT INTO "occasion" VALUES(1,'okept','breply','2026-11-20T12:00:00+01:00',1,NULL,0,NULL);
CREATE TABLE "phase" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER REFERENCES "client"(pk), "name" TEXT NOT NULL, "starts_on" TEXT NOT NULL, "ends_on" TEXT) STRICT;
CREATE TABLE "project" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER NOT NULL REFERENCES "client"(pk), "name" TEXT NOT NULL, "billing" TEXT NOT NULL CHECK ("billing" IN ('hourly', 'fixed', 'retainer', 'gift', 'internal')), "fee_cents" INTEGER CHECK ("fee_cents" >= 0), "agreed_hours" REAL, "estimate_hours" REAL, "included_hours" REAL, "starts_on" TEXT, "ends_on" TEXT, "milestones" TEXT NOT NULL CHECK (json_valid("milestones")), "answers_own_chair" INTEGER NOT NULL CHECK ("answers_own_chair" IN (0, 1)), UNIQUE ("client", "name")) STRICT;
CREATE TABLE "question" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER NOT NULL REFERENCES "client"(pk), "text" TEXT, "opened_at" TEXT NOT NULL, "seconds" INTEGER CHECK ("seconds" >= 0), "asked_at" TEXT, "asked_whom" TEXT CHECK ("asked_whom" IN ('client', 'peer', 'other')), "answered_at" TEXT, "is_assignment" INTEGER NOT NULL CHECK ("is_assignment" IN (0, 1))) STRICT;
CREATE TABLE "rate" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER NOT NULL REFERENCES "client"(pk), "project" INTEGER REFERENCES "project"(pk), "cents_per_hour" INTEGER NOT NULL CHECK ("cents_per_hour" >= 0), "valid_from" TEXT) STRICT;
INSERT INTO "rate" VALUES(1,'rbouw',1,NULL,10000,NULL);
CREATE TABLE "request" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER NOT NULL REFERENCES "client"(pk), "text" TEXT, "at" TEXT NOT NULL, "in_scope" INTEGER CHECK ("in_scope" IN (0, 1)), "decision" TEXT CHECK ("decision" IN ('priced', 'traded', 'alternative', 'later', 'declined', 'done')), "decided_at" TEXT, "seconds" INTEGER CHECK ("seconds" >= 0)) STRICT;
CREATE TABLE revision (value INTEGER NOT NULL) STRICT;
INSERT INTO "revision" VALUES(7);
CREATE TABLE "rule" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "title" TEXT NOT NULL, "client" INTEGER REFERENCES "client"(pk), "project" INTEGER REFERENCES "project"(pk), "kind" TEXT CHECK ("kind" IN ('delivery', 'meeting', 'messages', 'research', 'preparation', 'support', 'coaching', 'travel', 'rework', 'complaint', 'chasing', 'admin', 'acquisition', 'learning', 'leave')), "billable" INTEGER CHECK ("billable" IN (0, 1))) STRICT;
CREATE TABLE sender (
    -- Who wrote or was written to, as the files name him, and whose he was found to be by the addresses of
    -- the clients. Derived from these whenever they change, but for the address itself.
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    address TEXT NOT NULL UNIQUE,
    client INTEGER REFERENCES client(pk),
    ignored INTEGER NOT NULL DEFAULT 0 CHECK (ignored IN (0, 1))
) STRICT;
CREATE TABLE "settings" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "valid_from" TEXT, "timezone" TEXT NOT NULL, "currency" TEXT NOT NULL, "country" TEXT NOT NULL, "day_starts_at" TEXT NOT NULL, "working_hours" TEXT NOT NULL CHECK (json_valid("working_hours")), "days_off" TEXT NOT NULL CHECK (json_valid("days_off")), "capacity_hours" REAL NOT NULL, "floor_rate_cents" INTEGER CHECK ("floor_rate_cents" >= 0), "prefers" TEXT CHECK ("prefers" IN ('separate', 'mix')), "limits" TEXT NOT NULL CHECK (json_valid("limits")), "hash_addresses" INTEGER NOT NULL CHECK ("hash_addresses" IN (0, 1)), "automatic" INTEGER NOT NULL DEFAULT 0 CHECK ("automatic" IN (0, 1))) STRICT;
INSERT INTO "settings" VALUES(1,'z5x857fm4fk0',NULL,'Etc/UTC','EUR','NL','04:00','{"fri": [["09:00", "17:30"]], "mon": [["09:00", "17:30"]], "thu": [["09:00", "17:30"]], "tue": [["09:00", "17:30"]], "wed": [["09:00", "17:30"]]}','[]',36.0,NULL,NULL,'{}',0,1);
CREATE TABLE thread_link (
    -- Which thread a message id belongs to, both as numbers made by a keyed hash: ids of messages that were
    -- only referred to stand here, too, so that what comes later finds its thread.
    pk INTEGER PRIMARY KEY,
    ref INTEGER NOT NULL UNIQUE,
    thread INTEGER NOT NULL
) STRICT;
CREATE TABLE "update" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER NOT NULL REFERENCES "client"(pk), "at" TEXT NOT NULL, "kind" TEXT CHECK ("kind" IN ('progress', 'risk')), "found_on" TEXT, "told_on" TEXT, "with_sponsor" INTEGER NOT NULL CHECK ("with_sponsor" IN (0, 1))) STRICT;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE UNIQUE INDEX client_name ON client(name);
CREATE UNIQUE INDEX settings_from ON settings(ifnull(valid_from, ''));
CREATE UNIQUE INDEX rate_from ON rate(client, ifnull(project, 0), ifnull(valid_from, ''));
CREATE UNIQUE INDEX rule_title ON rule(title);
CREATE UNIQUE INDEX entry_source ON entry(source, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX entry_running ON entry(starts_at) WHERE starts_at IS NOT NULL AND ends_at IS NULL;
CREATE INDEX entry_project ON entry(project) WHERE project IS NOT NULL;
CREATE INDEX expense_day ON expense(day);
CREATE INDEX entry_day_sums ON entry_day(client, project, day, kind, billable, seconds);
CREATE INDEX entry_day_days ON entry_day(day);
CREATE INDEX entry_day_leave ON entry_day(day, seconds) WHERE kind = 'leave';
CREATE INDEX change_step_change ON change_step(change);
CREATE INDEX thread_link_thread ON thread_link(thread);
CREATE UNIQUE INDEX message_source ON message(source, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX message_moment ON message(moment);
CREATE INDEX message_composed ON message(moment) WHERE composed_at IS NOT NULL;
CREATE INDEX message_sender ON message(sender) WHERE sender IS NOT NULL;
CREATE INDEX message_thread ON message(thread) WHERE thread IS NOT NULL;
CREATE UNIQUE INDEX address_of ON address(address);
CREATE UNIQUE INDEX hash_key_value ON hash_key(value);
CREATE VIEW contact AS
    -- Messages with their client, whether it was named or follows from the sender.
    SELECT m.pk, m."id", ifnull(m.client, s.client) AS client, m."channel", m."direction", m."at", m."timezone", m."thread", m."seconds", m."urgent", m."automatic", m."needs_reply", m."composed_at", m."settled_at", m."source", m."source_id", m.moment, m.sender, s.ignored
    FROM message m LEFT JOIN sender s ON s.pk = m.sender;
CREATE INDEX invoice_client ON "invoice"(client);
CREATE INDEX phase_client ON "phase"(client);
CREATE INDEX assumption_client ON "assumption"(client);
CREATE INDEX question_client ON "question"(client);
CREATE INDEX request_client ON "request"(client);
CREATE INDEX action_client ON "action"(client);
CREATE INDEX complaint_client ON "complaint"(client);
CREATE INDEX update_client ON "update"(client);
CREATE INDEX checkin_client ON "checkin"(client);
CREATE INDEX decision_client ON "decision"(client);
CREATE INDEX occasion_boundary ON occasion(boundary);
CREATE INDEX boundary_client ON boundary(client) WHERE client IS NOT NULL;
CREATE INDEX expense_client ON expense(client) WHERE client IS NOT NULL;
COMMIT;
PRAGMA application_id = 1413631819;
PRAGMA user_version = 3;
