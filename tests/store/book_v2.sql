BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'tracker','m001_first_records','2026-11-22 09:59:36.059571+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'tracker','m002_messages','2026-11-22 09:59:36.061854+00:00');
CREATE TABLE "address" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "address" TEXT NOT NULL, "whose" TEXT NOT NULL CHECK ("whose" IN ('me', 'nobody'))) STRICT;
INSERT INTO "address" VALUES(1,'ame','peter@peter.nl','me');
CREATE TABLE "boundary" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER REFERENCES "client"(pk), "project" INTEGER REFERENCES "project"(pk), "topic" TEXT NOT NULL CHECK ("topic" IN ('scope', 'hours', 'extra_work_price', 'reply_time', 'channels', 'working_times', 'days_off', 'decision_owner', 'meeting_load', 'payment', 'complaint_route')), "applies" INTEGER NOT NULL CHECK ("applies" IN (0, 1)), "statement" TEXT, "reason" TEXT, "chosen_on" TEXT, "told_on" TEXT, "told_how" TEXT, "reaction" TEXT, "ends_on" TEXT, "terms" TEXT NOT NULL CHECK (json_valid("terms"))) STRICT;
INSERT INTO "boundary" VALUES(1,'breply',1,NULL,'reply_time',1,NULL,NULL,NULL,'2026-11-02',NULL,NULL,NULL,'{"reply_within_minutes": 240}');
CREATE TABLE change (
    -- What was done, newest last; undo takes the last one back and removes it.
    pk INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    what TEXT NOT NULL
) STRICT;
INSERT INTO "change" VALUES(1,'2026-11-20T12:00:00+00:00','change settings');
INSERT INTO "change" VALUES(2,'2026-11-20T12:00:00+00:00','add a client Bouw');
INSERT INTO "change" VALUES(3,'2026-11-20T12:00:00+00:00','add a project Bouw Handbook');
INSERT INTO "change" VALUES(4,'2026-11-20T12:00:00+00:00','add a rate Bouw');
INSERT INTO "change" VALUES(5,'2026-11-20T12:00:00+00:00','log 2026-11-19 9:00-11:30 @bouw first version');
INSERT INTO "change" VALUES(6,'2026-11-20T12:00:00+00:00','add an expense');
INSERT INTO "change" VALUES(7,'2026-11-20T12:00:00+00:00','add an address peter@peter.nl');
INSERT INTO "change" VALUES(8,'2026-11-20T12:00:00+00:00','add a boundary');
INSERT INTO "change" VALUES(9,'2026-11-20T12:00:00+00:00','message in Bouw phone');
INSERT INTO "change" VALUES(10,'2026-11-20T12:00:00+00:00','message out Bouw email');
CREATE TABLE change_step (
    -- How to take it back: rows first..last were added (before is null), or row first was as in before.
    pk INTEGER PRIMARY KEY,
    change INTEGER NOT NULL REFERENCES change(pk) ON DELETE CASCADE,
    "table" TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    before TEXT CHECK (before IS NULL OR json_valid(before))
) STRICT;
INSERT INTO "change_step" VALUES(1,1,'settings',1,1,'{"pk": 1, "id": "hs6ndpvfqrb5", "valid_from": null, "timezone": "Etc/UTC", "currency": "EUR", "country": "NL", "day_starts_at": "04:00", "working_hours": "{\"fri\": [[\"09:00\", \"17:30\"]], \"mon\": [[\"09:00\", \"17:30\"]], \"thu\": [[\"09:00\", \"17:30\"]], \"tue\": [[\"09:00\", \"17:30\"]], \"wed\": [[\"09:00\", \"17:30\"]]}", "days_off": "[]", "capacity_hours": 36.0, "floor_rate_cents": null, "prefers": null, "limits": "{}", "hash_addresses": 0, "automatic": 1}');
INSERT INTO "change_step" VALUES(2,1,'settings',1,1,'{"pk": 1, "id": "hs6ndpvfqrb5", "valid_from": null, "timezone": "Europe/Amsterdam", "currency": "EUR", "country": "NL", "day_starts_at": "04:00", "working_hours": "{\"fri\": [[\"09:00\", \"17:30\"]], \"mon\": [[\"09:00\", \"17:30\"]], \"thu\": [[\"09:00\", \"17:30\"]], \"tue\": [[\"09:00\", \"17:30\"]], \"wed\": [[\"09:00\", \"17:30\"]]}", "days_off": "[]", "capacity_hours": 36.0, "floor_rate_cents": null, "prefers": null, "limits": "{}", "hash_addresses": 0, "automatic": 1}');
INSERT INTO "change_step" VALUES(3,2,'client',1,1,NULL);
INSERT INTO "change_step" VALUES(4,3,'project',1,1,NULL);
INSERT INTO "change_step" VALUES(5,4,'rate',1,1,NULL);
INSERT INTO "change_step" VALUES(6,5,'entry',1,1,NULL);
INSERT INTO "change_step" VALUES(7,6,'expense',1,1,NULL);
INSERT INTO "change_step" VALUES(8,7,'address',1,1,NULL);
INSERT INTO "change_step" VALUES(9,8,'boundary',1,1,NULL);
INSERT INTO "change_step" VALUES(10,9,'message',1,1,NULL);
INSERT INTO "change_step" VALUES(11,10,'message',2,2,NULL);
CREATE TABLE "client" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "name" TEXT NOT NULL, "aliases" TEXT NOT NULL CHECK (json_valid("aliases")), "addresses" TEXT NOT NULL CHECK (json_valid("addresses")), "currency" TEXT, "size" TEXT CHECK ("size" IN ('large', 'sme', 'public')), "intermediary" INTEGER NOT NULL CHECK ("intermediary" IN (0, 1)), "timezone" TEXT, "archived_on" TEXT) STRICT;
INSERT INTO "client" VALUES(1,'cbouw','Bouw','["bouw"]','["bouw.nl"]',NULL,NULL,0,NULL,NULL);
CREATE TABLE "entry" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER REFERENCES "client"(pk), "project" INTEGER REFERENCES "project"(pk), "day" TEXT, "starts_at" TEXT, "ends_at" TEXT, "seconds" INTEGER CHECK ("seconds" > 0), "timezone" TEXT, "kind" TEXT NOT NULL CHECK ("kind" IN ('delivery', 'meeting', 'messages', 'research', 'preparation', 'support', 'coaching', 'travel', 'rework', 'complaint', 'chasing', 'admin', 'acquisition', 'learning', 'leave')), "tags" TEXT NOT NULL CHECK (json_valid("tags")), "billable" INTEGER CHECK ("billable" IN (0, 1)), "scope" TEXT NOT NULL CHECK ("scope" IN ('agreed', 'extra')), "initiator" TEXT CHECK ("initiator" IN ('me', 'client')), "announced" INTEGER NOT NULL CHECK ("announced" IN (0, 1)), "trigger" TEXT CHECK ("trigger" IN ('client', 'own')), "note" TEXT, "source" TEXT, "source_id" TEXT, "digest" TEXT, "edited" INTEGER NOT NULL DEFAULT 0 CHECK ("edited" IN (0, 1)), CHECK ("starts_at" IS NOT NULL OR ("day" IS NOT NULL AND "seconds" IS NOT NULL)), CHECK ("ends_at" IS NULL OR ("starts_at" IS NOT NULL AND "seconds" IS NOT NULL))) STRICT;
INSERT INTO "entry" VALUES(1,'98zyb4988jwb',1,NULL,NULL,'2026-11-19T09:00:00+01:00','2026-11-19T11:30:00+01:00',9000,'Europe/Amsterdam','delivery','[]',1,'agreed',NULL,0,NULL,'first version',NULL,NULL,NULL,0);
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
INSERT INTO "entry_day" VALUES(1,739939,9000,1,NULL,'delivery',1,'agreed',NULL);
CREATE TABLE "expense" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER REFERENCES "client"(pk), "day" TEXT NOT NULL, "amount_cents" INTEGER NOT NULL, "passed_through" INTEGER NOT NULL CHECK ("passed_through" IN (0, 1)), "note" TEXT) STRICT;
INSERT INTO "expense" VALUES(1,'xtrain',1,'2026-11-19',1250,0,'train');
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
CREATE TABLE "message" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER REFERENCES "client"(pk), "channel" TEXT NOT NULL CHECK ("channel" IN ('email', 'phone', 'chat', 'sms', 'video', 'in_person')), "direction" TEXT NOT NULL CHECK ("direction" IN ('in', 'out')), "at" TEXT NOT NULL, "timezone" TEXT, "thread" TEXT, "seconds" INTEGER CHECK ("seconds" > 0), "urgent" INTEGER NOT NULL CHECK ("urgent" IN (0, 1)), "automatic" INTEGER NOT NULL CHECK ("automatic" IN (0, 1)), "needs_reply" INTEGER CHECK ("needs_reply" IN (0, 1)), "composed_at" TEXT, "settled_at" TEXT, "source" TEXT, "source_id" TEXT, "sender" INTEGER REFERENCES "sender"(pk), "moment" INTEGER NOT NULL, CHECK ("client" IS NOT NULL OR "sender" IS NOT NULL)) STRICT;
INSERT INTO "message" VALUES(1,'xnv8egf6xvr5',1,'phone','in','2026-11-20T14:05:00+01:00','Europe/Amsterdam',NULL,720,0,0,1,NULL,NULL,NULL,NULL,NULL,1795179900000000);
INSERT INTO "message" VALUES(2,'rvm2rwk58t0b',1,'email','out','2026-11-20T09:20:00+01:00','Europe/Amsterdam',NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,1795162800000000);
CREATE TABLE "project" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER NOT NULL REFERENCES "client"(pk), "name" TEXT NOT NULL, "billing" TEXT NOT NULL CHECK ("billing" IN ('hourly', 'fixed', 'retainer', 'gift', 'internal')), "fee_cents" INTEGER CHECK ("fee_cents" >= 0), "agreed_hours" REAL, "estimate_hours" REAL, "included_hours" REAL, "starts_on" TEXT, "ends_on" TEXT, "milestones" TEXT NOT NULL CHECK (json_valid("milestones")), "answers_own_chair" INTEGER NOT NULL CHECK ("answers_own_chair" IN (0, 1)), UNIQUE ("client", "name")) STRICT;
INSERT INTO "project" VALUES(1,'phand',1,'Handbook','fixed',4800000,480.0,NULL,NULL,'2026-06-01','2026-11-30','[]',0);
CREATE TABLE "rate" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER NOT NULL REFERENCES "client"(pk), "project" INTEGER REFERENCES "project"(pk), "cents_per_hour" INTEGER NOT NULL CHECK ("cents_per_hour" >= 0), "valid_from" TEXT) STRICT;
INSERT INTO "rate" VALUES(1,'rbouw',1,NULL,10000,NULL);
CREATE TABLE revision (value INTEGER NOT NULL) STRICT;
INSERT INTO "revision" VALUES(10);
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
INSERT INTO "settings" VALUES(1,'hs6ndpvfqrb5',NULL,'Europe/Amsterdam','EUR','NL','04:00','{"fri": [["09:00", "17:30"]], "mon": [["09:00", "17:30"]], "thu": [["09:00", "17:30"]], "tue": [["09:00", "17:30"]], "wed": [["09:00", "17:30"]]}','[]',36.0,NULL,NULL,'{}',0,0);
CREATE TABLE thread_link (
    -- Which thread a message id belongs to, both as numbers made by a keyed hash: ids of messages that were
    -- only referred to stand here, too, so that what comes later finds its thread.
    pk INTEGER PRIMARY KEY,
    ref INTEGER NOT NULL UNIQUE,
    thread INTEGER NOT NULL
) STRICT;
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
COMMIT;
PRAGMA application_id = 1413631819;
PRAGMA user_version = 2;
