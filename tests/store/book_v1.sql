BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'tracker','m001_first_records','2026-11-22 07:17:31.764964+00:00');
CREATE TABLE change (
    -- What was done, newest last; undo takes the last one back and removes it.
    pk INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    what TEXT NOT NULL
) STRICT;
INSERT INTO "change" VALUES(1,'2026-11-20T12:00:00+00:00','change settings');
INSERT INTO "change" VALUES(2,'2026-11-20T12:00:00+00:00','add a client Bouw');
INSERT INTO "change" VALUES(3,'2026-11-20T12:00:00+00:00','add a rate Bouw');
INSERT INTO "change" VALUES(4,'2026-11-20T12:00:00+00:00','log 2026-11-19 9:00-11:30 @bouw first version');
INSERT INTO "change" VALUES(5,'2026-11-20T12:00:00+00:00','change settings');
CREATE TABLE change_step (
    -- How to take it back: rows first..last were added (before is null), or row first was as in before.
    pk INTEGER PRIMARY KEY,
    change INTEGER NOT NULL REFERENCES change(pk) ON DELETE CASCADE,
    "table" TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    before TEXT CHECK (before IS NULL OR json_valid(before))
) STRICT;
INSERT INTO "change_step" VALUES(1,1,'settings',1,1,'{"pk": 1, "id": "8y9zwwxgk8g9", "valid_from": null, "timezone": "Etc/UTC", "currency": "EUR", "country": "NL", "day_starts_at": "04:00", "working_hours": "{\"fri\": [[\"09:00\", \"17:30\"]], \"mon\": [[\"09:00\", \"17:30\"]], \"thu\": [[\"09:00\", \"17:30\"]], \"tue\": [[\"09:00\", \"17:30\"]], \"wed\": [[\"09:00\", \"17:30\"]]}", "days_off": "[]", "capacity_hours": 36.0, "floor_rate_cents": null, "prefers": null, "limits": "{}", "automatic": 1}');
INSERT INTO "change_step" VALUES(2,1,'settings',1,1,'{"pk": 1, "id": "8y9zwwxgk8g9", "valid_from": null, "timezone": "Europe/Amsterdam", "currency": "EUR", "country": "NL", "day_starts_at": "04:00", "working_hours": "{\"fri\": [[\"09:00\", \"17:30\"]], \"mon\": [[\"09:00\", \"17:30\"]], \"thu\": [[\"09:00\", \"17:30\"]], \"tue\": [[\"09:00\", \"17:30\"]], \"wed\": [[\"09:00\", \"17:30\"]]}", "days_off": "[]", "capacity_hours": 36.0, "floor_rate_cents": null, "prefers": null, "limits": "{}", "automatic": 1}');
INSERT INTO "change_step" VALUES(3,2,'client',1,1,NULL);
INSERT INTO "change_step" VALUES(4,3,'rate',1,1,NULL);
INSERT INTO "change_step" VALUES(5,4,'entry',1,1,NULL);
INSERT INTO "change_step" VALUES(6,5,'settings',1,1,'{"pk": 1, "id": "8y9zwwxgk8g9", "valid_from": null, "timezone": "Europe/Amsterdam", "currency": "EUR", "country": "NL", "day_starts_at": "04:00", "working_hours": "{\"fri\": [[\"09:00\", \"17:30\"]], \"mon\": [[\"09:00\", \"17:30\"]], \"thu\": [[\"09:00\", \"17:30\"]], \"tue\": [[\"09:00\", \"17:30\"]], \"wed\": [[\"09:00\", \"17:30\"]]}", "days_off": "[]", "capacity_hours": 36.0, "floor_rate_cents": null, "prefers": null, "limits": "{}", "automatic": 0}');
CREATE TABLE "client" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "name" TEXT NOT NULL, "aliases" TEXT NOT NULL CHECK (json_valid("aliases")), "addresses" TEXT NOT NULL CHECK (json_valid("addresses")), "currency" TEXT, "size" TEXT CHECK ("size" IN ('large', 'sme', 'public')), "intermediary" INTEGER NOT NULL CHECK ("intermediary" IN (0, 1)), "timezone" TEXT, "archived_on" TEXT) STRICT;
INSERT INTO "client" VALUES(1,'j0jd7xh5rsza','Bouw','["bouw"]','["bouw.example"]',NULL,NULL,0,NULL,NULL);
CREATE TABLE "entry" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER REFERENCES "client"(pk), "project" INTEGER REFERENCES "project"(pk), "day" TEXT, "starts_at" TEXT, "ends_at" TEXT, "seconds" INTEGER CHECK ("seconds" > 0), "timezone" TEXT, "kind" TEXT NOT NULL CHECK ("kind" IN ('delivery', 'meeting', 'messages', 'research', 'preparation', 'support', 'coaching', 'travel', 'rework', 'complaint', 'chasing', 'admin', 'acquisition', 'learning', 'leave')), "tags" TEXT NOT NULL CHECK (json_valid("tags")), "billable" INTEGER CHECK ("billable" IN (0, 1)), "scope" TEXT NOT NULL CHECK ("scope" IN ('agreed', 'extra')), "initiator" TEXT CHECK ("initiator" IN ('me', 'client')), "announced" INTEGER NOT NULL CHECK ("announced" IN (0, 1)), "trigger" TEXT CHECK ("trigger" IN ('client', 'own')), "note" TEXT, "source" TEXT, "source_id" TEXT, "digest" TEXT, "edited" INTEGER NOT NULL DEFAULT 0 CHECK ("edited" IN (0, 1)), CHECK ("starts_at" IS NOT NULL OR ("day" IS NOT NULL AND "seconds" IS NOT NULL)), CHECK ("ends_at" IS NULL OR ("starts_at" IS NOT NULL AND "seconds" IS NOT NULL))) STRICT;
INSERT INTO "entry" VALUES(1,'a9wq2sqqf5g2',1,NULL,NULL,'2026-11-19T09:00:00+01:00','2026-11-19T11:30:00+01:00',9000,'Europe/Amsterdam','delivery','[]',1,'agreed',NULL,0,NULL,'first version',NULL,NULL,NULL,0);
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
CREATE TABLE "project" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER NOT NULL REFERENCES "client"(pk), "name" TEXT NOT NULL, "billing" TEXT NOT NULL CHECK ("billing" IN ('hourly', 'fixed', 'retainer', 'gift', 'internal')), "fee_cents" INTEGER CHECK ("fee_cents" >= 0), "agreed_hours" REAL, "estimate_hours" REAL, "included_hours" REAL, "starts_on" TEXT, "ends_on" TEXT, "milestones" TEXT NOT NULL CHECK (json_valid("milestones")), "answers_own_chair" INTEGER NOT NULL CHECK ("answers_own_chair" IN (0, 1)), UNIQUE ("client", "name")) STRICT;
CREATE TABLE "rate" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "client" INTEGER NOT NULL REFERENCES "client"(pk), "project" INTEGER REFERENCES "project"(pk), "cents_per_hour" INTEGER NOT NULL CHECK ("cents_per_hour" >= 0), "valid_from" TEXT) STRICT;
INSERT INTO "rate" VALUES(1,'zm9rxhyz81y0',1,NULL,10000,NULL);
CREATE TABLE revision (value INTEGER NOT NULL) STRICT;
INSERT INTO "revision" VALUES(5);
CREATE TABLE "rule" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "title" TEXT NOT NULL, "client" INTEGER REFERENCES "client"(pk), "project" INTEGER REFERENCES "project"(pk), "kind" TEXT CHECK ("kind" IN ('delivery', 'meeting', 'messages', 'research', 'preparation', 'support', 'coaching', 'travel', 'rework', 'complaint', 'chasing', 'admin', 'acquisition', 'learning', 'leave')), "billable" INTEGER CHECK ("billable" IN (0, 1))) STRICT;
CREATE TABLE "settings" (pk INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE CHECK (length("id") BETWEEN 1 AND 64), "valid_from" TEXT, "timezone" TEXT NOT NULL, "currency" TEXT NOT NULL, "country" TEXT NOT NULL, "day_starts_at" TEXT NOT NULL, "working_hours" TEXT NOT NULL CHECK (json_valid("working_hours")), "days_off" TEXT NOT NULL CHECK (json_valid("days_off")), "capacity_hours" REAL NOT NULL, "floor_rate_cents" INTEGER CHECK ("floor_rate_cents" >= 0), "prefers" TEXT CHECK ("prefers" IN ('separate', 'mix')), "limits" TEXT NOT NULL CHECK (json_valid("limits")), "automatic" INTEGER NOT NULL DEFAULT 0 CHECK ("automatic" IN (0, 1))) STRICT;
INSERT INTO "settings" VALUES(1,'8y9zwwxgk8g9',NULL,'Europe/Amsterdam','USD','NL','04:00','{"fri": [["09:00", "17:30"]], "mon": [["09:00", "17:30"]], "thu": [["09:00", "17:30"]], "tue": [["09:00", "17:30"]], "wed": [["09:00", "17:30"]]}','[]',36.0,NULL,NULL,'{}',0);
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
COMMIT;
PRAGMA application_id = 1413631819;
PRAGMA user_version = 1;
