import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`files\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`file_version\` text,
  	\`original_name\` text,
  	\`name_key\` text,
  	\`owner_unit_id\` text(36),
  	\`sample\` text,
  	\`search_text\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	\`url\` text,
  	\`thumbnail_u_r_l\` text,
  	\`filename\` text,
  	\`mime_type\` text,
  	\`filesize\` numeric,
  	\`width\` numeric,
  	\`height\` numeric,
  	FOREIGN KEY (\`owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`files_file_version_idx\` ON \`files\` (\`file_version\`);`)
  await db.run(sql`CREATE INDEX \`files_name_key_idx\` ON \`files\` (\`name_key\`);`)
  await db.run(sql`CREATE INDEX \`files_owner_unit_idx\` ON \`files\` (\`owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`files_sample_idx\` ON \`files\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`files_updated_at_idx\` ON \`files\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`files_created_at_idx\` ON \`files\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`files_deleted_at_idx\` ON \`files\` (\`deleted_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`files_filename_idx\` ON \`files\` (\`filename\`);`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`body_names\` text;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`body_names\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`body_names\` text;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`ALTER TABLE \`talents\` ADD \`body_names\` text;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`ALTER TABLE \`teams\` ADD \`body_names\` text;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`ALTER TABLE \`works\` ADD \`body_names\` text;`)
  await db.run(sql`ALTER TABLE \`_works_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`body_names\` text;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`ALTER TABLE \`venues\` ADD \`body_names\` text;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`body_names\` text;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`ALTER TABLE \`notices\` ADD \`body_names\` text;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`ALTER TABLE \`services\` ADD \`body_names\` text;`)
  await db.run(sql`ALTER TABLE \`_services_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`files_id\` text(36) REFERENCES files(id) ON UPDATE no action ON DELETE cascade;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_files_id_idx\` ON \`payload_locked_documents_rels\` (\`files_id\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`files\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_payload_locked_documents_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`courses_id\` text(36),
  	\`performances_id\` text(36),
  	\`activities_id\` text(36),
  	\`talents_id\` text(36),
  	\`teams_id\` text(36),
  	\`works_id\` text(36),
  	\`brands_id\` text(36),
  	\`venues_id\` text(36),
  	\`calls_id\` text(36),
  	\`notices_id\` text(36),
  	\`media_id\` text(36),
  	\`recordings_id\` text(36),
  	\`services_id\` text(36),
  	\`wordings_id\` text(36),
  	\`units_id\` text(36),
  	\`users_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`courses_id\`) REFERENCES \`courses\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`performances_id\`) REFERENCES \`performances\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`activities_id\`) REFERENCES \`activities\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`talents_id\`) REFERENCES \`talents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`teams_id\`) REFERENCES \`teams\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`works_id\`) REFERENCES \`works\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`brands_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`venues_id\`) REFERENCES \`venues\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`calls_id\`) REFERENCES \`calls\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`notices_id\`) REFERENCES \`notices\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`recordings_id\`) REFERENCES \`recordings\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`services_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`wordings_id\`) REFERENCES \`wordings\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`units_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "courses_id", "performances_id", "activities_id", "talents_id", "teams_id", "works_id", "brands_id", "venues_id", "calls_id", "notices_id", "media_id", "recordings_id", "services_id", "wordings_id", "units_id", "users_id") SELECT "id", "order", "parent_id", "path", "courses_id", "performances_id", "activities_id", "talents_id", "teams_id", "works_id", "brands_id", "venues_id", "calls_id", "notices_id", "media_id", "recordings_id", "services_id", "wordings_id", "units_id", "users_id" FROM \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_payload_locked_documents_rels\` RENAME TO \`payload_locked_documents_rels\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_courses_id_idx\` ON \`payload_locked_documents_rels\` (\`courses_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_performances_id_idx\` ON \`payload_locked_documents_rels\` (\`performances_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_activities_id_idx\` ON \`payload_locked_documents_rels\` (\`activities_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_talents_id_idx\` ON \`payload_locked_documents_rels\` (\`talents_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_teams_id_idx\` ON \`payload_locked_documents_rels\` (\`teams_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_works_id_idx\` ON \`payload_locked_documents_rels\` (\`works_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_brands_id_idx\` ON \`payload_locked_documents_rels\` (\`brands_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_venues_id_idx\` ON \`payload_locked_documents_rels\` (\`venues_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_calls_id_idx\` ON \`payload_locked_documents_rels\` (\`calls_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_notices_id_idx\` ON \`payload_locked_documents_rels\` (\`notices_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_media_id_idx\` ON \`payload_locked_documents_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_recordings_id_idx\` ON \`payload_locked_documents_rels\` (\`recordings_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_services_id_idx\` ON \`payload_locked_documents_rels\` (\`services_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_wordings_id_idx\` ON \`payload_locked_documents_rels\` (\`wordings_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_units_id_idx\` ON \`payload_locked_documents_rels\` (\`units_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`body_names\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_body_names\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`body_names\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_body_names\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`body_names\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_body_names\`;`)
  await db.run(sql`ALTER TABLE \`talents\` DROP COLUMN \`body_names\`;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` DROP COLUMN \`version_body_names\`;`)
  await db.run(sql`ALTER TABLE \`teams\` DROP COLUMN \`body_names\`;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` DROP COLUMN \`version_body_names\`;`)
  await db.run(sql`ALTER TABLE \`works\` DROP COLUMN \`body_names\`;`)
  await db.run(sql`ALTER TABLE \`_works_v\` DROP COLUMN \`version_body_names\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`body_names\`;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` DROP COLUMN \`version_body_names\`;`)
  await db.run(sql`ALTER TABLE \`venues\` DROP COLUMN \`body_names\`;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` DROP COLUMN \`version_body_names\`;`)
  await db.run(sql`ALTER TABLE \`calls\` DROP COLUMN \`body_names\`;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` DROP COLUMN \`version_body_names\`;`)
  await db.run(sql`ALTER TABLE \`notices\` DROP COLUMN \`body_names\`;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` DROP COLUMN \`version_body_names\`;`)
  await db.run(sql`ALTER TABLE \`services\` DROP COLUMN \`body_names\`;`)
  await db.run(sql`ALTER TABLE \`_services_v\` DROP COLUMN \`version_body_names\`;`)
}
