import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

// what drizzle leaves out of an added column: without it a unit that anything belongs to could not be deleted
export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`courses\` ADD \`owner_unit_id\` text(36) REFERENCES units(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`courses_owner_unit_idx\` ON \`courses\` (\`owner_unit_id\`);`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_owner_unit_id\` text(36) REFERENCES units(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_owner_unit_idx\` ON \`_courses_v\` (\`version_owner_unit_id\`);`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`owner_unit_id\` text(36) REFERENCES units(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`performances_owner_unit_idx\` ON \`performances\` (\`owner_unit_id\`);`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_owner_unit_id\` text(36) REFERENCES units(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_owner_unit_idx\` ON \`_performances_v\` (\`version_owner_unit_id\`);`)
  await db.run(sql`ALTER TABLE \`works\` ADD \`owner_unit_id\` text(36) REFERENCES units(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`works_owner_unit_idx\` ON \`works\` (\`owner_unit_id\`);`)
  await db.run(sql`ALTER TABLE \`_works_v\` ADD \`version_owner_unit_id\` text(36) REFERENCES units(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version_owner_unit_idx\` ON \`_works_v\` (\`version_owner_unit_id\`);`)
  await db.run(sql`ALTER TABLE \`talents\` ADD \`owner_unit_id\` text(36) REFERENCES units(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`talents_owner_unit_idx\` ON \`talents\` (\`owner_unit_id\`);`)
  await db.run(sql`ALTER TABLE \`_talents_v\` ADD \`version_owner_unit_id\` text(36) REFERENCES units(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version_owner_unit_idx\` ON \`_talents_v\` (\`version_owner_unit_id\`);`)
  await db.run(sql`ALTER TABLE \`venues\` ADD \`owner_unit_id\` text(36) REFERENCES units(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`venues_owner_unit_idx\` ON \`venues\` (\`owner_unit_id\`);`)
  await db.run(sql`ALTER TABLE \`_venues_v\` ADD \`version_owner_unit_id\` text(36) REFERENCES units(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`_venues_v_version_version_owner_unit_idx\` ON \`_venues_v\` (\`version_owner_unit_id\`);`)
  await db.run(sql`ALTER TABLE \`notices\` ADD \`owner_unit_id\` text(36) REFERENCES units(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`notices_owner_unit_idx\` ON \`notices\` (\`owner_unit_id\`);`)
  await db.run(sql`ALTER TABLE \`_notices_v\` ADD \`version_owner_unit_id\` text(36) REFERENCES units(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`_notices_v_version_version_owner_unit_idx\` ON \`_notices_v\` (\`version_owner_unit_id\`);`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`owner_unit_id\` text(36) REFERENCES units(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`media_owner_unit_idx\` ON \`media\` (\`owner_unit_id\`);`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`unit_id\` text(36) REFERENCES units(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`users_unit_idx\` ON \`users\` (\`unit_id\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_courses\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`kind\` text,
  	\`type\` text,
  	\`subject\` text,
  	\`summary\` text,
  	\`picture_id\` text(36),
  	\`teacher\` text,
  	\`venue_id\` text(36),
  	\`unit_id\` text(36),
  	\`body\` text,
  	\`slug\` text,
  	\`sample\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`venue_id\`) REFERENCES \`venues\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_courses\`("id", "title", "kind", "type", "subject", "summary", "picture_id", "teacher", "venue_id", "unit_id", "body", "slug", "sample", "updated_at", "created_at", "_status") SELECT "id", "title", "kind", "type", "subject", "summary", "picture_id", "teacher", "venue_id", "unit_id", "body", "slug", "sample", "updated_at", "created_at", "_status" FROM \`courses\`;`)
  await db.run(sql`DROP TABLE \`courses\`;`)
  await db.run(sql`ALTER TABLE \`__new_courses\` RENAME TO \`courses\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`courses_picture_idx\` ON \`courses\` (\`picture_id\`);`)
  await db.run(sql`CREATE INDEX \`courses_venue_idx\` ON \`courses\` (\`venue_id\`);`)
  await db.run(sql`CREATE INDEX \`courses_unit_idx\` ON \`courses\` (\`unit_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`courses_slug_idx\` ON \`courses\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`courses_sample_idx\` ON \`courses\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`courses_updated_at_idx\` ON \`courses\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`courses_created_at_idx\` ON \`courses\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`courses__status_idx\` ON \`courses\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`__new__courses_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_title\` text,
  	\`version_kind\` text,
  	\`version_type\` text,
  	\`version_subject\` text,
  	\`version_summary\` text,
  	\`version_picture_id\` text(36),
  	\`version_teacher\` text,
  	\`version_venue_id\` text(36),
  	\`version_unit_id\` text(36),
  	\`version_body\` text,
  	\`version_slug\` text,
  	\`version_sample\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`courses\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_venue_id\`) REFERENCES \`venues\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__courses_v\`("id", "parent_id", "version_title", "version_kind", "version_type", "version_subject", "version_summary", "version_picture_id", "version_teacher", "version_venue_id", "version_unit_id", "version_body", "version_slug", "version_sample", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest") SELECT "id", "parent_id", "version_title", "version_kind", "version_type", "version_subject", "version_summary", "version_picture_id", "version_teacher", "version_venue_id", "version_unit_id", "version_body", "version_slug", "version_sample", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest" FROM \`_courses_v\`;`)
  await db.run(sql`DROP TABLE \`_courses_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__courses_v\` RENAME TO \`_courses_v\`;`)
  await db.run(sql`CREATE INDEX \`_courses_v_parent_idx\` ON \`_courses_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_picture_idx\` ON \`_courses_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_venue_idx\` ON \`_courses_v\` (\`version_venue_id\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_unit_idx\` ON \`_courses_v\` (\`version_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_slug_idx\` ON \`_courses_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_sample_idx\` ON \`_courses_v\` (\`version_sample\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_updated_at_idx\` ON \`_courses_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_created_at_idx\` ON \`_courses_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version__status_idx\` ON \`_courses_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_created_at_idx\` ON \`_courses_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_updated_at_idx\` ON \`_courses_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_latest_idx\` ON \`_courses_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`__new_performances\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`kind\` text,
  	\`unit_id\` text(36),
  	\`admission\` text DEFAULT 'free',
  	\`admission_note\` text,
  	\`summary\` text,
  	\`picture_id\` text(36),
  	\`body\` text,
  	\`slug\` text,
  	\`sample\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_performances\`("id", "title", "kind", "unit_id", "admission", "admission_note", "summary", "picture_id", "body", "slug", "sample", "updated_at", "created_at", "_status") SELECT "id", "title", "kind", "unit_id", "admission", "admission_note", "summary", "picture_id", "body", "slug", "sample", "updated_at", "created_at", "_status" FROM \`performances\`;`)
  await db.run(sql`DROP TABLE \`performances\`;`)
  await db.run(sql`ALTER TABLE \`__new_performances\` RENAME TO \`performances\`;`)
  await db.run(sql`CREATE INDEX \`performances_unit_idx\` ON \`performances\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`performances_picture_idx\` ON \`performances\` (\`picture_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`performances_slug_idx\` ON \`performances\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`performances_sample_idx\` ON \`performances\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`performances_updated_at_idx\` ON \`performances\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`performances_created_at_idx\` ON \`performances\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`performances__status_idx\` ON \`performances\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`__new__performances_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_title\` text,
  	\`version_kind\` text,
  	\`version_unit_id\` text(36),
  	\`version_admission\` text DEFAULT 'free',
  	\`version_admission_note\` text,
  	\`version_summary\` text,
  	\`version_picture_id\` text(36),
  	\`version_body\` text,
  	\`version_slug\` text,
  	\`version_sample\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`performances\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__performances_v\`("id", "parent_id", "version_title", "version_kind", "version_unit_id", "version_admission", "version_admission_note", "version_summary", "version_picture_id", "version_body", "version_slug", "version_sample", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest") SELECT "id", "parent_id", "version_title", "version_kind", "version_unit_id", "version_admission", "version_admission_note", "version_summary", "version_picture_id", "version_body", "version_slug", "version_sample", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest" FROM \`_performances_v\`;`)
  await db.run(sql`DROP TABLE \`_performances_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__performances_v\` RENAME TO \`_performances_v\`;`)
  await db.run(sql`CREATE INDEX \`_performances_v_parent_idx\` ON \`_performances_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_unit_idx\` ON \`_performances_v\` (\`version_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_picture_idx\` ON \`_performances_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_slug_idx\` ON \`_performances_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_sample_idx\` ON \`_performances_v\` (\`version_sample\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_updated_at_idx\` ON \`_performances_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_created_at_idx\` ON \`_performances_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version__status_idx\` ON \`_performances_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_created_at_idx\` ON \`_performances_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_updated_at_idx\` ON \`_performances_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_latest_idx\` ON \`_performances_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`__new_works\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`genre\` text,
  	\`year\` numeric,
  	\`unit_id\` text(36),
  	\`authors_text\` text,
  	\`summary\` text,
  	\`picture_id\` text(36),
  	\`body\` text,
  	\`slug\` text,
  	\`sample\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_works\`("id", "title", "genre", "year", "unit_id", "authors_text", "summary", "picture_id", "body", "slug", "sample", "updated_at", "created_at", "_status") SELECT "id", "title", "genre", "year", "unit_id", "authors_text", "summary", "picture_id", "body", "slug", "sample", "updated_at", "created_at", "_status" FROM \`works\`;`)
  await db.run(sql`DROP TABLE \`works\`;`)
  await db.run(sql`ALTER TABLE \`__new_works\` RENAME TO \`works\`;`)
  await db.run(sql`CREATE INDEX \`works_unit_idx\` ON \`works\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`works_picture_idx\` ON \`works\` (\`picture_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`works_slug_idx\` ON \`works\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`works_sample_idx\` ON \`works\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`works_updated_at_idx\` ON \`works\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`works_created_at_idx\` ON \`works\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`works__status_idx\` ON \`works\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`__new__works_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_title\` text,
  	\`version_genre\` text,
  	\`version_year\` numeric,
  	\`version_unit_id\` text(36),
  	\`version_authors_text\` text,
  	\`version_summary\` text,
  	\`version_picture_id\` text(36),
  	\`version_body\` text,
  	\`version_slug\` text,
  	\`version_sample\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`works\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__works_v\`("id", "parent_id", "version_title", "version_genre", "version_year", "version_unit_id", "version_authors_text", "version_summary", "version_picture_id", "version_body", "version_slug", "version_sample", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest") SELECT "id", "parent_id", "version_title", "version_genre", "version_year", "version_unit_id", "version_authors_text", "version_summary", "version_picture_id", "version_body", "version_slug", "version_sample", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest" FROM \`_works_v\`;`)
  await db.run(sql`DROP TABLE \`_works_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__works_v\` RENAME TO \`_works_v\`;`)
  await db.run(sql`CREATE INDEX \`_works_v_parent_idx\` ON \`_works_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version_unit_idx\` ON \`_works_v\` (\`version_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version_picture_idx\` ON \`_works_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version_slug_idx\` ON \`_works_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version_sample_idx\` ON \`_works_v\` (\`version_sample\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version_updated_at_idx\` ON \`_works_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version_created_at_idx\` ON \`_works_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version__status_idx\` ON \`_works_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_created_at_idx\` ON \`_works_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_updated_at_idx\` ON \`_works_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_latest_idx\` ON \`_works_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`__new_talents\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text,
  	\`unit_id\` text(36),
  	\`summary\` text,
  	\`picture_id\` text(36),
  	\`speaker\` integer DEFAULT false,
  	\`body\` text,
  	\`consent_given\` integer DEFAULT false,
  	\`consent_date\` text,
  	\`slug\` text,
  	\`sample\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_talents\`("id", "name", "unit_id", "summary", "picture_id", "speaker", "body", "consent_given", "consent_date", "slug", "sample", "updated_at", "created_at", "_status") SELECT "id", "name", "unit_id", "summary", "picture_id", "speaker", "body", "consent_given", "consent_date", "slug", "sample", "updated_at", "created_at", "_status" FROM \`talents\`;`)
  await db.run(sql`DROP TABLE \`talents\`;`)
  await db.run(sql`ALTER TABLE \`__new_talents\` RENAME TO \`talents\`;`)
  await db.run(sql`CREATE INDEX \`talents_unit_idx\` ON \`talents\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`talents_picture_idx\` ON \`talents\` (\`picture_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`talents_slug_idx\` ON \`talents\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`talents_sample_idx\` ON \`talents\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`talents_updated_at_idx\` ON \`talents\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`talents_created_at_idx\` ON \`talents\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`talents__status_idx\` ON \`talents\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`__new__talents_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_name\` text,
  	\`version_unit_id\` text(36),
  	\`version_summary\` text,
  	\`version_picture_id\` text(36),
  	\`version_speaker\` integer DEFAULT false,
  	\`version_body\` text,
  	\`version_consent_given\` integer DEFAULT false,
  	\`version_consent_date\` text,
  	\`version_slug\` text,
  	\`version_sample\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`talents\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__talents_v\`("id", "parent_id", "version_name", "version_unit_id", "version_summary", "version_picture_id", "version_speaker", "version_body", "version_consent_given", "version_consent_date", "version_slug", "version_sample", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest") SELECT "id", "parent_id", "version_name", "version_unit_id", "version_summary", "version_picture_id", "version_speaker", "version_body", "version_consent_given", "version_consent_date", "version_slug", "version_sample", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest" FROM \`_talents_v\`;`)
  await db.run(sql`DROP TABLE \`_talents_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__talents_v\` RENAME TO \`_talents_v\`;`)
  await db.run(sql`CREATE INDEX \`_talents_v_parent_idx\` ON \`_talents_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version_unit_idx\` ON \`_talents_v\` (\`version_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version_picture_idx\` ON \`_talents_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version_slug_idx\` ON \`_talents_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version_sample_idx\` ON \`_talents_v\` (\`version_sample\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version_updated_at_idx\` ON \`_talents_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version_created_at_idx\` ON \`_talents_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version__status_idx\` ON \`_talents_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_created_at_idx\` ON \`_talents_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_updated_at_idx\` ON \`_talents_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_latest_idx\` ON \`_talents_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`__new_venues\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text,
  	\`kind\` text,
  	\`address\` text,
  	\`latitude\` numeric,
  	\`longitude\` numeric,
  	\`opening_hours\` text,
  	\`phone\` text,
  	\`summary\` text,
  	\`picture_id\` text(36),
  	\`body\` text,
  	\`slug\` text,
  	\`sample\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_venues\`("id", "name", "kind", "address", "latitude", "longitude", "opening_hours", "phone", "summary", "picture_id", "body", "slug", "sample", "updated_at", "created_at", "_status") SELECT "id", "name", "kind", "address", "latitude", "longitude", "opening_hours", "phone", "summary", "picture_id", "body", "slug", "sample", "updated_at", "created_at", "_status" FROM \`venues\`;`)
  await db.run(sql`DROP TABLE \`venues\`;`)
  await db.run(sql`ALTER TABLE \`__new_venues\` RENAME TO \`venues\`;`)
  await db.run(sql`CREATE INDEX \`venues_picture_idx\` ON \`venues\` (\`picture_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`venues_slug_idx\` ON \`venues\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`venues_sample_idx\` ON \`venues\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`venues_updated_at_idx\` ON \`venues\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`venues_created_at_idx\` ON \`venues\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`venues__status_idx\` ON \`venues\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`__new__venues_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_name\` text,
  	\`version_kind\` text,
  	\`version_address\` text,
  	\`version_latitude\` numeric,
  	\`version_longitude\` numeric,
  	\`version_opening_hours\` text,
  	\`version_phone\` text,
  	\`version_summary\` text,
  	\`version_picture_id\` text(36),
  	\`version_body\` text,
  	\`version_slug\` text,
  	\`version_sample\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`venues\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__venues_v\`("id", "parent_id", "version_name", "version_kind", "version_address", "version_latitude", "version_longitude", "version_opening_hours", "version_phone", "version_summary", "version_picture_id", "version_body", "version_slug", "version_sample", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest") SELECT "id", "parent_id", "version_name", "version_kind", "version_address", "version_latitude", "version_longitude", "version_opening_hours", "version_phone", "version_summary", "version_picture_id", "version_body", "version_slug", "version_sample", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest" FROM \`_venues_v\`;`)
  await db.run(sql`DROP TABLE \`_venues_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__venues_v\` RENAME TO \`_venues_v\`;`)
  await db.run(sql`CREATE INDEX \`_venues_v_parent_idx\` ON \`_venues_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_venues_v_version_version_picture_idx\` ON \`_venues_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_venues_v_version_version_slug_idx\` ON \`_venues_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_venues_v_version_version_sample_idx\` ON \`_venues_v\` (\`version_sample\`);`)
  await db.run(sql`CREATE INDEX \`_venues_v_version_version_updated_at_idx\` ON \`_venues_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_venues_v_version_version_created_at_idx\` ON \`_venues_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_venues_v_version_version__status_idx\` ON \`_venues_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_venues_v_created_at_idx\` ON \`_venues_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_venues_v_updated_at_idx\` ON \`_venues_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_venues_v_latest_idx\` ON \`_venues_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`__new_notices\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`kind\` text DEFAULT 'notice',
  	\`date\` text,
  	\`unit_id\` text(36),
  	\`summary\` text,
  	\`picture_id\` text(36),
  	\`body\` text,
  	\`slug\` text,
  	\`sample\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_notices\`("id", "title", "kind", "date", "unit_id", "summary", "picture_id", "body", "slug", "sample", "updated_at", "created_at", "_status") SELECT "id", "title", "kind", "date", "unit_id", "summary", "picture_id", "body", "slug", "sample", "updated_at", "created_at", "_status" FROM \`notices\`;`)
  await db.run(sql`DROP TABLE \`notices\`;`)
  await db.run(sql`ALTER TABLE \`__new_notices\` RENAME TO \`notices\`;`)
  await db.run(sql`CREATE INDEX \`notices_unit_idx\` ON \`notices\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`notices_picture_idx\` ON \`notices\` (\`picture_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`notices_slug_idx\` ON \`notices\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`notices_sample_idx\` ON \`notices\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`notices_updated_at_idx\` ON \`notices\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`notices_created_at_idx\` ON \`notices\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`notices__status_idx\` ON \`notices\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`__new__notices_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_title\` text,
  	\`version_kind\` text DEFAULT 'notice',
  	\`version_date\` text,
  	\`version_unit_id\` text(36),
  	\`version_summary\` text,
  	\`version_picture_id\` text(36),
  	\`version_body\` text,
  	\`version_slug\` text,
  	\`version_sample\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`notices\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__notices_v\`("id", "parent_id", "version_title", "version_kind", "version_date", "version_unit_id", "version_summary", "version_picture_id", "version_body", "version_slug", "version_sample", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest") SELECT "id", "parent_id", "version_title", "version_kind", "version_date", "version_unit_id", "version_summary", "version_picture_id", "version_body", "version_slug", "version_sample", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest" FROM \`_notices_v\`;`)
  await db.run(sql`DROP TABLE \`_notices_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__notices_v\` RENAME TO \`_notices_v\`;`)
  await db.run(sql`CREATE INDEX \`_notices_v_parent_idx\` ON \`_notices_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_notices_v_version_version_unit_idx\` ON \`_notices_v\` (\`version_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_notices_v_version_version_picture_idx\` ON \`_notices_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_notices_v_version_version_slug_idx\` ON \`_notices_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_notices_v_version_version_sample_idx\` ON \`_notices_v\` (\`version_sample\`);`)
  await db.run(sql`CREATE INDEX \`_notices_v_version_version_updated_at_idx\` ON \`_notices_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_notices_v_version_version_created_at_idx\` ON \`_notices_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_notices_v_version_version__status_idx\` ON \`_notices_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_notices_v_created_at_idx\` ON \`_notices_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_notices_v_updated_at_idx\` ON \`_notices_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_notices_v_latest_idx\` ON \`_notices_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`__new_media\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`alt\` text NOT NULL,
  	\`credit\` text,
  	\`sample\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`url\` text,
  	\`thumbnail_u_r_l\` text,
  	\`filename\` text,
  	\`mime_type\` text,
  	\`filesize\` numeric,
  	\`width\` numeric,
  	\`height\` numeric,
  	\`focal_x\` numeric,
  	\`focal_y\` numeric,
  	\`sizes_avif480_url\` text,
  	\`sizes_avif480_width\` numeric,
  	\`sizes_avif480_height\` numeric,
  	\`sizes_avif480_mime_type\` text,
  	\`sizes_avif480_filesize\` numeric,
  	\`sizes_avif480_filename\` text,
  	\`sizes_webp480_url\` text,
  	\`sizes_webp480_width\` numeric,
  	\`sizes_webp480_height\` numeric,
  	\`sizes_webp480_mime_type\` text,
  	\`sizes_webp480_filesize\` numeric,
  	\`sizes_webp480_filename\` text,
  	\`sizes_avif960_url\` text,
  	\`sizes_avif960_width\` numeric,
  	\`sizes_avif960_height\` numeric,
  	\`sizes_avif960_mime_type\` text,
  	\`sizes_avif960_filesize\` numeric,
  	\`sizes_avif960_filename\` text,
  	\`sizes_webp960_url\` text,
  	\`sizes_webp960_width\` numeric,
  	\`sizes_webp960_height\` numeric,
  	\`sizes_webp960_mime_type\` text,
  	\`sizes_webp960_filesize\` numeric,
  	\`sizes_webp960_filename\` text,
  	\`sizes_avif1600_url\` text,
  	\`sizes_avif1600_width\` numeric,
  	\`sizes_avif1600_height\` numeric,
  	\`sizes_avif1600_mime_type\` text,
  	\`sizes_avif1600_filesize\` numeric,
  	\`sizes_avif1600_filename\` text,
  	\`sizes_webp1600_url\` text,
  	\`sizes_webp1600_width\` numeric,
  	\`sizes_webp1600_height\` numeric,
  	\`sizes_webp1600_mime_type\` text,
  	\`sizes_webp1600_filesize\` numeric,
  	\`sizes_webp1600_filename\` text
  );
  `)
  await db.run(sql`INSERT INTO \`__new_media\`("id", "alt", "credit", "sample", "updated_at", "created_at", "url", "thumbnail_u_r_l", "filename", "mime_type", "filesize", "width", "height", "focal_x", "focal_y", "sizes_avif480_url", "sizes_avif480_width", "sizes_avif480_height", "sizes_avif480_mime_type", "sizes_avif480_filesize", "sizes_avif480_filename", "sizes_webp480_url", "sizes_webp480_width", "sizes_webp480_height", "sizes_webp480_mime_type", "sizes_webp480_filesize", "sizes_webp480_filename", "sizes_avif960_url", "sizes_avif960_width", "sizes_avif960_height", "sizes_avif960_mime_type", "sizes_avif960_filesize", "sizes_avif960_filename", "sizes_webp960_url", "sizes_webp960_width", "sizes_webp960_height", "sizes_webp960_mime_type", "sizes_webp960_filesize", "sizes_webp960_filename", "sizes_avif1600_url", "sizes_avif1600_width", "sizes_avif1600_height", "sizes_avif1600_mime_type", "sizes_avif1600_filesize", "sizes_avif1600_filename", "sizes_webp1600_url", "sizes_webp1600_width", "sizes_webp1600_height", "sizes_webp1600_mime_type", "sizes_webp1600_filesize", "sizes_webp1600_filename") SELECT "id", "alt", "credit", "sample", "updated_at", "created_at", "url", "thumbnail_u_r_l", "filename", "mime_type", "filesize", "width", "height", "focal_x", "focal_y", "sizes_avif480_url", "sizes_avif480_width", "sizes_avif480_height", "sizes_avif480_mime_type", "sizes_avif480_filesize", "sizes_avif480_filename", "sizes_webp480_url", "sizes_webp480_width", "sizes_webp480_height", "sizes_webp480_mime_type", "sizes_webp480_filesize", "sizes_webp480_filename", "sizes_avif960_url", "sizes_avif960_width", "sizes_avif960_height", "sizes_avif960_mime_type", "sizes_avif960_filesize", "sizes_avif960_filename", "sizes_webp960_url", "sizes_webp960_width", "sizes_webp960_height", "sizes_webp960_mime_type", "sizes_webp960_filesize", "sizes_webp960_filename", "sizes_avif1600_url", "sizes_avif1600_width", "sizes_avif1600_height", "sizes_avif1600_mime_type", "sizes_avif1600_filesize", "sizes_avif1600_filename", "sizes_webp1600_url", "sizes_webp1600_width", "sizes_webp1600_height", "sizes_webp1600_mime_type", "sizes_webp1600_filesize", "sizes_webp1600_filename" FROM \`media\`;`)
  await db.run(sql`DROP TABLE \`media\`;`)
  await db.run(sql`ALTER TABLE \`__new_media\` RENAME TO \`media\`;`)
  await db.run(sql`CREATE INDEX \`media_sample_idx\` ON \`media\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`media_updated_at_idx\` ON \`media\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`media_created_at_idx\` ON \`media\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`media_filename_idx\` ON \`media\` (\`filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_avif480_sizes_avif480_filename_idx\` ON \`media\` (\`sizes_avif480_filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_webp480_sizes_webp480_filename_idx\` ON \`media\` (\`sizes_webp480_filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_avif960_sizes_avif960_filename_idx\` ON \`media\` (\`sizes_avif960_filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_webp960_sizes_webp960_filename_idx\` ON \`media\` (\`sizes_webp960_filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_avif1600_sizes_avif1600_filename_idx\` ON \`media\` (\`sizes_avif1600_filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_webp1600_sizes_webp1600_filename_idx\` ON \`media\` (\`sizes_webp1600_filename\`);`)
  await db.run(sql`CREATE TABLE \`__new_users\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`role\` text DEFAULT 'editor' NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`email\` text NOT NULL,
  	\`reset_password_token\` text,
  	\`reset_password_expiration\` text,
  	\`salt\` text,
  	\`hash\` text,
  	\`reset_password_requested_at\` text,
  	\`login_attempts\` numeric DEFAULT 0,
  	\`lock_until\` text
  );
  `)
  await db.run(sql`INSERT INTO \`__new_users\`("id", "name", "role", "updated_at", "created_at", "email", "reset_password_token", "reset_password_expiration", "salt", "hash", "reset_password_requested_at", "login_attempts", "lock_until") SELECT "id", "name", "role", "updated_at", "created_at", "email", "reset_password_token", "reset_password_expiration", "salt", "hash", "reset_password_requested_at", "login_attempts", "lock_until" FROM \`users\`;`)
  await db.run(sql`DROP TABLE \`users\`;`)
  await db.run(sql`ALTER TABLE \`__new_users\` RENAME TO \`users\`;`)
  await db.run(sql`CREATE INDEX \`users_updated_at_idx\` ON \`users\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`users_created_at_idx\` ON \`users\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`users_email_idx\` ON \`users\` (\`email\`);`)
}
