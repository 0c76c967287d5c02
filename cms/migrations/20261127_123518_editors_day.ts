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
  await db.run(sql`ALTER TABLE \`courses_sessions\` ADD \`moved_from\` text;`)
  await db.run(sql`ALTER TABLE \`courses_sessions\` ADD \`cancelled\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`sign_up_url\` text;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`sign_up_until\` text;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`sign_up_picture_id\` text(36) REFERENCES media(id) ON DELETE set null;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`next_date\` numeric;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`tags\` text;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`menders\` text;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`body_names\` text;`)
  await db.run(sql`CREATE INDEX \`courses_sign_up_picture_idx\` ON \`courses\` (\`sign_up_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`courses_next_date_idx\` ON \`courses\` (\`next_date\`);`)
  await db.run(sql`ALTER TABLE \`_courses_v_version_sessions\` ADD \`moved_from\` text;`)
  await db.run(sql`ALTER TABLE \`_courses_v_version_sessions\` ADD \`cancelled\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_sign_up_url\` text;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_sign_up_until\` text;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_sign_up_picture_id\` text(36) REFERENCES media(id) ON DELETE set null;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_next_date\` numeric;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_tags\` text;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_menders\` text;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_sign_up_picture_idx\` ON \`_courses_v\` (\`version_sign_up_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_next_date_idx\` ON \`_courses_v\` (\`version_next_date\`);`)
  await db.run(sql`ALTER TABLE \`performances_showings\` ADD \`moved_from\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`sign_up_url\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`sign_up_until\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`sign_up_picture_id\` text(36) REFERENCES media(id) ON DELETE set null;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`next_date\` numeric;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`tags\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`menders\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`body_names\` text;`)
  await db.run(sql`CREATE INDEX \`performances_sign_up_picture_idx\` ON \`performances\` (\`sign_up_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`performances_next_date_idx\` ON \`performances\` (\`next_date\`);`)
  await db.run(sql`ALTER TABLE \`_performances_v_version_showings\` ADD \`moved_from\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_sign_up_url\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_sign_up_until\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_sign_up_picture_id\` text(36) REFERENCES media(id) ON DELETE set null;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_next_date\` numeric;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_tags\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_menders\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_sign_up_picture_idx\` ON \`_performances_v\` (\`version_sign_up_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_next_date_idx\` ON \`_performances_v\` (\`version_next_date\`);`)
  await db.run(sql`ALTER TABLE \`activities_dates\` ADD \`moved_from\` text;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`sign_up_url\` text;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`sign_up_until\` text;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`sign_up_picture_id\` text(36) REFERENCES media(id) ON DELETE set null;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`next_date\` numeric;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`tags\` text;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`menders\` text;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`body_names\` text;`)
  await db.run(sql`CREATE INDEX \`activities_sign_up_picture_idx\` ON \`activities\` (\`sign_up_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`activities_next_date_idx\` ON \`activities\` (\`next_date\`);`)
  await db.run(sql`ALTER TABLE \`_activities_v_version_dates\` ADD \`moved_from\` text;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_sign_up_url\` text;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_sign_up_until\` text;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_sign_up_picture_id\` text(36) REFERENCES media(id) ON DELETE set null;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_next_date\` numeric;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_tags\` text;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_menders\` text;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_sign_up_picture_idx\` ON \`_activities_v\` (\`version_sign_up_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_next_date_idx\` ON \`_activities_v\` (\`version_next_date\`);`)
  await db.run(sql`ALTER TABLE \`talents_honours\` ADD \`title\` text;`)
  await db.run(sql`ALTER TABLE \`talents\` ADD \`tags\` text;`)
  await db.run(sql`ALTER TABLE \`talents\` ADD \`menders\` text;`)
  await db.run(sql`ALTER TABLE \`talents\` ADD \`body_names\` text;`)
  await db.run(sql`ALTER TABLE \`_talents_v_version_honours\` ADD \`title\` text;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` ADD \`version_tags\` text;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` ADD \`version_menders\` text;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`ALTER TABLE \`teams\` ADD \`tags\` text;`)
  await db.run(sql`ALTER TABLE \`teams\` ADD \`menders\` text;`)
  await db.run(sql`ALTER TABLE \`teams\` ADD \`body_names\` text;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` ADD \`version_tags\` text;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` ADD \`version_menders\` text;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`ALTER TABLE \`works\` ADD \`tags\` text;`)
  await db.run(sql`ALTER TABLE \`works\` ADD \`menders\` text;`)
  await db.run(sql`ALTER TABLE \`works\` ADD \`body_names\` text;`)
  await db.run(sql`ALTER TABLE \`_works_v\` ADD \`version_tags\` text;`)
  await db.run(sql`ALTER TABLE \`_works_v\` ADD \`version_menders\` text;`)
  await db.run(sql`ALTER TABLE \`_works_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`tags\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`menders\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`body_names\` text;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` ADD \`version_tags\` text;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` ADD \`version_menders\` text;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`ALTER TABLE \`venues\` ADD \`tags\` text;`)
  await db.run(sql`ALTER TABLE \`venues\` ADD \`menders\` text;`)
  await db.run(sql`ALTER TABLE \`venues\` ADD \`body_names\` text;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` ADD \`version_tags\` text;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` ADD \`version_menders\` text;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`sign_up_url\` text;`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`sign_up_picture_id\` text(36) REFERENCES media(id) ON DELETE set null;`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`next_date\` numeric;`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`tags\` text;`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`menders\` text;`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`body_names\` text;`)
  await db.run(sql`CREATE INDEX \`calls_sign_up_picture_idx\` ON \`calls\` (\`sign_up_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`calls_next_date_idx\` ON \`calls\` (\`next_date\`);`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_sign_up_url\` text;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_sign_up_picture_id\` text(36) REFERENCES media(id) ON DELETE set null;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_next_date\` numeric;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_tags\` text;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_menders\` text;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_sign_up_picture_idx\` ON \`_calls_v\` (\`version_sign_up_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_next_date_idx\` ON \`_calls_v\` (\`version_next_date\`);`)
  await db.run(sql`ALTER TABLE \`notices\` ADD \`tags\` text;`)
  await db.run(sql`ALTER TABLE \`notices\` ADD \`menders\` text;`)
  await db.run(sql`ALTER TABLE \`notices\` ADD \`body_names\` text;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` ADD \`version_tags\` text;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` ADD \`version_menders\` text;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`ALTER TABLE \`services\` ADD \`tags\` text;`)
  await db.run(sql`ALTER TABLE \`services\` ADD \`menders\` text;`)
  await db.run(sql`ALTER TABLE \`services\` ADD \`body_names\` text;`)
  await db.run(sql`ALTER TABLE \`_services_v\` ADD \`version_tags\` text;`)
  await db.run(sql`ALTER TABLE \`_services_v\` ADD \`version_menders\` text;`)
  await db.run(sql`ALTER TABLE \`_services_v\` ADD \`version_body_names\` text;`)
  await db.run(sql`ALTER TABLE \`imports\` ADD \`content\` text;`)
  await db.run(sql`CREATE INDEX \`imports_content_idx\` ON \`imports\` (\`content\`);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`files_id\` text(36) REFERENCES files(id) ON DELETE cascade;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_files_id_idx\` ON \`payload_locked_documents_rels\` (\`files_id\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`files\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_courses\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`kind\` text,
  	\`type\` text,
  	\`subject\` text,
  	\`price_list\` numeric,
  	\`price_subsidy\` numeric,
  	\`summary\` text,
  	\`picture_id\` text(36),
  	\`teacher\` text,
  	\`venue_id\` text(36),
  	\`unit_id\` text(36),
  	\`admission_note\` text,
  	\`body\` text,
  	\`slug\` text,
  	\`sample\` text,
  	\`owner_unit_id\` text(36),
  	\`code\` text,
  	\`stage\` text,
  	\`writers\` text,
  	\`former_slugs\` text,
  	\`saved_by\` text,
  	\`is_autosaved\` integer,
  	\`search_text\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`venue_id\`) REFERENCES \`venues\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_courses\`("id", "title", "kind", "type", "subject", "price_list", "price_subsidy", "summary", "picture_id", "teacher", "venue_id", "unit_id", "admission_note", "body", "slug", "sample", "owner_unit_id", "code", "stage", "writers", "former_slugs", "saved_by", "is_autosaved", "search_text", "updated_at", "created_at", "deleted_at", "_status") SELECT "id", "title", "kind", "type", "subject", "price_list", "price_subsidy", "summary", "picture_id", "teacher", "venue_id", "unit_id", "admission_note", "body", "slug", "sample", "owner_unit_id", "code", "stage", "writers", "former_slugs", "saved_by", "is_autosaved", "search_text", "updated_at", "created_at", "deleted_at", "_status" FROM \`courses\`;`)
  await db.run(sql`DROP TABLE \`courses\`;`)
  await db.run(sql`ALTER TABLE \`__new_courses\` RENAME TO \`courses\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`courses_picture_idx\` ON \`courses\` (\`picture_id\`);`)
  await db.run(sql`CREATE INDEX \`courses_venue_idx\` ON \`courses\` (\`venue_id\`);`)
  await db.run(sql`CREATE INDEX \`courses_unit_idx\` ON \`courses\` (\`unit_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`courses_slug_idx\` ON \`courses\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`courses_sample_idx\` ON \`courses\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`courses_owner_unit_idx\` ON \`courses\` (\`owner_unit_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`courses_code_idx\` ON \`courses\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`courses_stage_idx\` ON \`courses\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`courses_updated_at_idx\` ON \`courses\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`courses_created_at_idx\` ON \`courses\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`courses_deleted_at_idx\` ON \`courses\` (\`deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`courses__status_idx\` ON \`courses\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`__new__courses_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_title\` text,
  	\`version_kind\` text,
  	\`version_type\` text,
  	\`version_subject\` text,
  	\`version_price_list\` numeric,
  	\`version_price_subsidy\` numeric,
  	\`version_summary\` text,
  	\`version_picture_id\` text(36),
  	\`version_teacher\` text,
  	\`version_venue_id\` text(36),
  	\`version_unit_id\` text(36),
  	\`version_admission_note\` text,
  	\`version_body\` text,
  	\`version_slug\` text,
  	\`version_sample\` text,
  	\`version_owner_unit_id\` text(36),
  	\`version_code\` text,
  	\`version_stage\` text,
  	\`version_writers\` text,
  	\`version_former_slugs\` text,
  	\`version_saved_by\` text,
  	\`version_is_autosaved\` integer,
  	\`version_search_text\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version_deleted_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`courses\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_venue_id\`) REFERENCES \`venues\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__courses_v\`("id", "parent_id", "version_title", "version_kind", "version_type", "version_subject", "version_price_list", "version_price_subsidy", "version_summary", "version_picture_id", "version_teacher", "version_venue_id", "version_unit_id", "version_admission_note", "version_body", "version_slug", "version_sample", "version_owner_unit_id", "version_code", "version_stage", "version_writers", "version_former_slugs", "version_saved_by", "version_is_autosaved", "version_search_text", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest") SELECT "id", "parent_id", "version_title", "version_kind", "version_type", "version_subject", "version_price_list", "version_price_subsidy", "version_summary", "version_picture_id", "version_teacher", "version_venue_id", "version_unit_id", "version_admission_note", "version_body", "version_slug", "version_sample", "version_owner_unit_id", "version_code", "version_stage", "version_writers", "version_former_slugs", "version_saved_by", "version_is_autosaved", "version_search_text", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest" FROM \`_courses_v\`;`)
  await db.run(sql`DROP TABLE \`_courses_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__courses_v\` RENAME TO \`_courses_v\`;`)
  await db.run(sql`CREATE INDEX \`_courses_v_parent_idx\` ON \`_courses_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_picture_idx\` ON \`_courses_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_venue_idx\` ON \`_courses_v\` (\`version_venue_id\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_unit_idx\` ON \`_courses_v\` (\`version_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_slug_idx\` ON \`_courses_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_sample_idx\` ON \`_courses_v\` (\`version_sample\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_owner_unit_idx\` ON \`_courses_v\` (\`version_owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_code_idx\` ON \`_courses_v\` (\`version_code\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_stage_idx\` ON \`_courses_v\` (\`version_stage\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_updated_at_idx\` ON \`_courses_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_created_at_idx\` ON \`_courses_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_deleted_at_idx\` ON \`_courses_v\` (\`version_deleted_at\`);`)
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
  	\`live_url\` text,
  	\`replay_url\` text,
  	\`recording_id\` text(36),
  	\`body\` text,
  	\`safety_officer\` text,
  	\`safety_phone\` text,
  	\`safety_expected\` numeric,
  	\`safety_plan\` text,
  	\`slug\` text,
  	\`sample\` text,
  	\`owner_unit_id\` text(36),
  	\`code\` text,
  	\`stage\` text,
  	\`writers\` text,
  	\`former_slugs\` text,
  	\`saved_by\` text,
  	\`is_autosaved\` integer,
  	\`search_text\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`recording_id\`) REFERENCES \`recordings\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_performances\`("id", "title", "kind", "unit_id", "admission", "admission_note", "summary", "picture_id", "live_url", "replay_url", "recording_id", "body", "safety_officer", "safety_phone", "safety_expected", "safety_plan", "slug", "sample", "owner_unit_id", "code", "stage", "writers", "former_slugs", "saved_by", "is_autosaved", "search_text", "updated_at", "created_at", "deleted_at", "_status") SELECT "id", "title", "kind", "unit_id", "admission", "admission_note", "summary", "picture_id", "live_url", "replay_url", "recording_id", "body", "safety_officer", "safety_phone", "safety_expected", "safety_plan", "slug", "sample", "owner_unit_id", "code", "stage", "writers", "former_slugs", "saved_by", "is_autosaved", "search_text", "updated_at", "created_at", "deleted_at", "_status" FROM \`performances\`;`)
  await db.run(sql`DROP TABLE \`performances\`;`)
  await db.run(sql`ALTER TABLE \`__new_performances\` RENAME TO \`performances\`;`)
  await db.run(sql`CREATE INDEX \`performances_unit_idx\` ON \`performances\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`performances_picture_idx\` ON \`performances\` (\`picture_id\`);`)
  await db.run(sql`CREATE INDEX \`performances_recording_idx\` ON \`performances\` (\`recording_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`performances_slug_idx\` ON \`performances\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`performances_sample_idx\` ON \`performances\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`performances_owner_unit_idx\` ON \`performances\` (\`owner_unit_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`performances_code_idx\` ON \`performances\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`performances_stage_idx\` ON \`performances\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`performances_updated_at_idx\` ON \`performances\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`performances_created_at_idx\` ON \`performances\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`performances_deleted_at_idx\` ON \`performances\` (\`deleted_at\`);`)
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
  	\`version_live_url\` text,
  	\`version_replay_url\` text,
  	\`version_recording_id\` text(36),
  	\`version_body\` text,
  	\`version_safety_officer\` text,
  	\`version_safety_phone\` text,
  	\`version_safety_expected\` numeric,
  	\`version_safety_plan\` text,
  	\`version_slug\` text,
  	\`version_sample\` text,
  	\`version_owner_unit_id\` text(36),
  	\`version_code\` text,
  	\`version_stage\` text,
  	\`version_writers\` text,
  	\`version_former_slugs\` text,
  	\`version_saved_by\` text,
  	\`version_is_autosaved\` integer,
  	\`version_search_text\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version_deleted_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`performances\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_recording_id\`) REFERENCES \`recordings\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__performances_v\`("id", "parent_id", "version_title", "version_kind", "version_unit_id", "version_admission", "version_admission_note", "version_summary", "version_picture_id", "version_live_url", "version_replay_url", "version_recording_id", "version_body", "version_safety_officer", "version_safety_phone", "version_safety_expected", "version_safety_plan", "version_slug", "version_sample", "version_owner_unit_id", "version_code", "version_stage", "version_writers", "version_former_slugs", "version_saved_by", "version_is_autosaved", "version_search_text", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest") SELECT "id", "parent_id", "version_title", "version_kind", "version_unit_id", "version_admission", "version_admission_note", "version_summary", "version_picture_id", "version_live_url", "version_replay_url", "version_recording_id", "version_body", "version_safety_officer", "version_safety_phone", "version_safety_expected", "version_safety_plan", "version_slug", "version_sample", "version_owner_unit_id", "version_code", "version_stage", "version_writers", "version_former_slugs", "version_saved_by", "version_is_autosaved", "version_search_text", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest" FROM \`_performances_v\`;`)
  await db.run(sql`DROP TABLE \`_performances_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__performances_v\` RENAME TO \`_performances_v\`;`)
  await db.run(sql`CREATE INDEX \`_performances_v_parent_idx\` ON \`_performances_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_unit_idx\` ON \`_performances_v\` (\`version_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_picture_idx\` ON \`_performances_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_recording_idx\` ON \`_performances_v\` (\`version_recording_id\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_slug_idx\` ON \`_performances_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_sample_idx\` ON \`_performances_v\` (\`version_sample\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_owner_unit_idx\` ON \`_performances_v\` (\`version_owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_code_idx\` ON \`_performances_v\` (\`version_code\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_stage_idx\` ON \`_performances_v\` (\`version_stage\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_updated_at_idx\` ON \`_performances_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_created_at_idx\` ON \`_performances_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_deleted_at_idx\` ON \`_performances_v\` (\`version_deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version__status_idx\` ON \`_performances_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_created_at_idx\` ON \`_performances_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_updated_at_idx\` ON \`_performances_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_latest_idx\` ON \`_performances_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`__new_activities\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`kind\` text,
  	\`unit_id\` text(36),
  	\`admission\` text DEFAULT 'free',
  	\`admission_note\` text,
  	\`summary\` text,
  	\`picture_id\` text(36),
  	\`live_url\` text,
  	\`replay_url\` text,
  	\`body\` text,
  	\`safety_officer\` text,
  	\`safety_phone\` text,
  	\`safety_expected\` numeric,
  	\`safety_plan\` text,
  	\`slug\` text,
  	\`sample\` text,
  	\`owner_unit_id\` text(36),
  	\`code\` text,
  	\`stage\` text,
  	\`writers\` text,
  	\`former_slugs\` text,
  	\`saved_by\` text,
  	\`is_autosaved\` integer,
  	\`search_text\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_activities\`("id", "title", "kind", "unit_id", "admission", "admission_note", "summary", "picture_id", "live_url", "replay_url", "body", "safety_officer", "safety_phone", "safety_expected", "safety_plan", "slug", "sample", "owner_unit_id", "code", "stage", "writers", "former_slugs", "saved_by", "is_autosaved", "search_text", "updated_at", "created_at", "deleted_at", "_status") SELECT "id", "title", "kind", "unit_id", "admission", "admission_note", "summary", "picture_id", "live_url", "replay_url", "body", "safety_officer", "safety_phone", "safety_expected", "safety_plan", "slug", "sample", "owner_unit_id", "code", "stage", "writers", "former_slugs", "saved_by", "is_autosaved", "search_text", "updated_at", "created_at", "deleted_at", "_status" FROM \`activities\`;`)
  await db.run(sql`DROP TABLE \`activities\`;`)
  await db.run(sql`ALTER TABLE \`__new_activities\` RENAME TO \`activities\`;`)
  await db.run(sql`CREATE INDEX \`activities_unit_idx\` ON \`activities\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`activities_picture_idx\` ON \`activities\` (\`picture_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`activities_slug_idx\` ON \`activities\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`activities_sample_idx\` ON \`activities\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`activities_owner_unit_idx\` ON \`activities\` (\`owner_unit_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`activities_code_idx\` ON \`activities\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`activities_stage_idx\` ON \`activities\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`activities_updated_at_idx\` ON \`activities\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`activities_created_at_idx\` ON \`activities\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`activities_deleted_at_idx\` ON \`activities\` (\`deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`activities__status_idx\` ON \`activities\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`__new__activities_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_title\` text,
  	\`version_kind\` text,
  	\`version_unit_id\` text(36),
  	\`version_admission\` text DEFAULT 'free',
  	\`version_admission_note\` text,
  	\`version_summary\` text,
  	\`version_picture_id\` text(36),
  	\`version_live_url\` text,
  	\`version_replay_url\` text,
  	\`version_body\` text,
  	\`version_safety_officer\` text,
  	\`version_safety_phone\` text,
  	\`version_safety_expected\` numeric,
  	\`version_safety_plan\` text,
  	\`version_slug\` text,
  	\`version_sample\` text,
  	\`version_owner_unit_id\` text(36),
  	\`version_code\` text,
  	\`version_stage\` text,
  	\`version_writers\` text,
  	\`version_former_slugs\` text,
  	\`version_saved_by\` text,
  	\`version_is_autosaved\` integer,
  	\`version_search_text\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version_deleted_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`activities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__activities_v\`("id", "parent_id", "version_title", "version_kind", "version_unit_id", "version_admission", "version_admission_note", "version_summary", "version_picture_id", "version_live_url", "version_replay_url", "version_body", "version_safety_officer", "version_safety_phone", "version_safety_expected", "version_safety_plan", "version_slug", "version_sample", "version_owner_unit_id", "version_code", "version_stage", "version_writers", "version_former_slugs", "version_saved_by", "version_is_autosaved", "version_search_text", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest") SELECT "id", "parent_id", "version_title", "version_kind", "version_unit_id", "version_admission", "version_admission_note", "version_summary", "version_picture_id", "version_live_url", "version_replay_url", "version_body", "version_safety_officer", "version_safety_phone", "version_safety_expected", "version_safety_plan", "version_slug", "version_sample", "version_owner_unit_id", "version_code", "version_stage", "version_writers", "version_former_slugs", "version_saved_by", "version_is_autosaved", "version_search_text", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest" FROM \`_activities_v\`;`)
  await db.run(sql`DROP TABLE \`_activities_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__activities_v\` RENAME TO \`_activities_v\`;`)
  await db.run(sql`CREATE INDEX \`_activities_v_parent_idx\` ON \`_activities_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_unit_idx\` ON \`_activities_v\` (\`version_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_picture_idx\` ON \`_activities_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_slug_idx\` ON \`_activities_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_sample_idx\` ON \`_activities_v\` (\`version_sample\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_owner_unit_idx\` ON \`_activities_v\` (\`version_owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_code_idx\` ON \`_activities_v\` (\`version_code\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_stage_idx\` ON \`_activities_v\` (\`version_stage\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_updated_at_idx\` ON \`_activities_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_created_at_idx\` ON \`_activities_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_deleted_at_idx\` ON \`_activities_v\` (\`version_deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version__status_idx\` ON \`_activities_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_created_at_idx\` ON \`_activities_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_updated_at_idx\` ON \`_activities_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_latest_idx\` ON \`_activities_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`__new_calls\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`kind\` text,
  	\`unit_id\` text(36),
  	\`opens\` text,
  	\`closes\` text,
  	\`entering\` text,
  	\`prizes\` text,
  	\`phone\` text,
  	\`jury\` text,
  	\`summary\` text,
  	\`picture_id\` text(36),
  	\`body\` text,
  	\`announced\` text,
  	\`handler\` text,
  	\`expires\` text,
  	\`slug\` text,
  	\`sample\` text,
  	\`owner_unit_id\` text(36),
  	\`code\` text,
  	\`stage\` text,
  	\`writers\` text,
  	\`former_slugs\` text,
  	\`saved_by\` text,
  	\`is_autosaved\` integer,
  	\`search_text\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_calls\`("id", "title", "kind", "unit_id", "opens", "closes", "entering", "prizes", "phone", "jury", "summary", "picture_id", "body", "announced", "handler", "expires", "slug", "sample", "owner_unit_id", "code", "stage", "writers", "former_slugs", "saved_by", "is_autosaved", "search_text", "updated_at", "created_at", "deleted_at", "_status") SELECT "id", "title", "kind", "unit_id", "opens", "closes", "entering", "prizes", "phone", "jury", "summary", "picture_id", "body", "announced", "handler", "expires", "slug", "sample", "owner_unit_id", "code", "stage", "writers", "former_slugs", "saved_by", "is_autosaved", "search_text", "updated_at", "created_at", "deleted_at", "_status" FROM \`calls\`;`)
  await db.run(sql`DROP TABLE \`calls\`;`)
  await db.run(sql`ALTER TABLE \`__new_calls\` RENAME TO \`calls\`;`)
  await db.run(sql`CREATE INDEX \`calls_unit_idx\` ON \`calls\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`calls_picture_idx\` ON \`calls\` (\`picture_id\`);`)
  await db.run(sql`CREATE INDEX \`calls_expires_idx\` ON \`calls\` (\`expires\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`calls_slug_idx\` ON \`calls\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`calls_sample_idx\` ON \`calls\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`calls_owner_unit_idx\` ON \`calls\` (\`owner_unit_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`calls_code_idx\` ON \`calls\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`calls_stage_idx\` ON \`calls\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`calls_updated_at_idx\` ON \`calls\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`calls_created_at_idx\` ON \`calls\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`calls_deleted_at_idx\` ON \`calls\` (\`deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`calls__status_idx\` ON \`calls\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`__new__calls_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_title\` text,
  	\`version_kind\` text,
  	\`version_unit_id\` text(36),
  	\`version_opens\` text,
  	\`version_closes\` text,
  	\`version_entering\` text,
  	\`version_prizes\` text,
  	\`version_phone\` text,
  	\`version_jury\` text,
  	\`version_summary\` text,
  	\`version_picture_id\` text(36),
  	\`version_body\` text,
  	\`version_announced\` text,
  	\`version_handler\` text,
  	\`version_expires\` text,
  	\`version_slug\` text,
  	\`version_sample\` text,
  	\`version_owner_unit_id\` text(36),
  	\`version_code\` text,
  	\`version_stage\` text,
  	\`version_writers\` text,
  	\`version_former_slugs\` text,
  	\`version_saved_by\` text,
  	\`version_is_autosaved\` integer,
  	\`version_search_text\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version_deleted_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`calls\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__calls_v\`("id", "parent_id", "version_title", "version_kind", "version_unit_id", "version_opens", "version_closes", "version_entering", "version_prizes", "version_phone", "version_jury", "version_summary", "version_picture_id", "version_body", "version_announced", "version_handler", "version_expires", "version_slug", "version_sample", "version_owner_unit_id", "version_code", "version_stage", "version_writers", "version_former_slugs", "version_saved_by", "version_is_autosaved", "version_search_text", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest") SELECT "id", "parent_id", "version_title", "version_kind", "version_unit_id", "version_opens", "version_closes", "version_entering", "version_prizes", "version_phone", "version_jury", "version_summary", "version_picture_id", "version_body", "version_announced", "version_handler", "version_expires", "version_slug", "version_sample", "version_owner_unit_id", "version_code", "version_stage", "version_writers", "version_former_slugs", "version_saved_by", "version_is_autosaved", "version_search_text", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest" FROM \`_calls_v\`;`)
  await db.run(sql`DROP TABLE \`_calls_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__calls_v\` RENAME TO \`_calls_v\`;`)
  await db.run(sql`CREATE INDEX \`_calls_v_parent_idx\` ON \`_calls_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_unit_idx\` ON \`_calls_v\` (\`version_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_picture_idx\` ON \`_calls_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_expires_idx\` ON \`_calls_v\` (\`version_expires\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_slug_idx\` ON \`_calls_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_sample_idx\` ON \`_calls_v\` (\`version_sample\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_owner_unit_idx\` ON \`_calls_v\` (\`version_owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_code_idx\` ON \`_calls_v\` (\`version_code\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_stage_idx\` ON \`_calls_v\` (\`version_stage\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_updated_at_idx\` ON \`_calls_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_created_at_idx\` ON \`_calls_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_deleted_at_idx\` ON \`_calls_v\` (\`version_deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version__status_idx\` ON \`_calls_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_created_at_idx\` ON \`_calls_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_updated_at_idx\` ON \`_calls_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_latest_idx\` ON \`_calls_v\` (\`latest\`);`)
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
  await db.run(sql`DROP INDEX \`imports_content_idx\`;`)
  await db.run(sql`ALTER TABLE \`imports\` DROP COLUMN \`content\`;`)
  await db.run(sql`ALTER TABLE \`courses_sessions\` DROP COLUMN \`moved_from\`;`)
  await db.run(sql`ALTER TABLE \`courses_sessions\` DROP COLUMN \`cancelled\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v_version_sessions\` DROP COLUMN \`moved_from\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v_version_sessions\` DROP COLUMN \`cancelled\`;`)
  await db.run(sql`ALTER TABLE \`performances_showings\` DROP COLUMN \`moved_from\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v_version_showings\` DROP COLUMN \`moved_from\`;`)
  await db.run(sql`ALTER TABLE \`activities_dates\` DROP COLUMN \`moved_from\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v_version_dates\` DROP COLUMN \`moved_from\`;`)
  await db.run(sql`ALTER TABLE \`talents_honours\` DROP COLUMN \`title\`;`)
  await db.run(sql`ALTER TABLE \`talents\` DROP COLUMN \`tags\`;`)
  await db.run(sql`ALTER TABLE \`talents\` DROP COLUMN \`menders\`;`)
  await db.run(sql`ALTER TABLE \`talents\` DROP COLUMN \`body_names\`;`)
  await db.run(sql`ALTER TABLE \`_talents_v_version_honours\` DROP COLUMN \`title\`;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` DROP COLUMN \`version_tags\`;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` DROP COLUMN \`version_menders\`;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` DROP COLUMN \`version_body_names\`;`)
  await db.run(sql`ALTER TABLE \`teams\` DROP COLUMN \`tags\`;`)
  await db.run(sql`ALTER TABLE \`teams\` DROP COLUMN \`menders\`;`)
  await db.run(sql`ALTER TABLE \`teams\` DROP COLUMN \`body_names\`;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` DROP COLUMN \`version_tags\`;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` DROP COLUMN \`version_menders\`;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` DROP COLUMN \`version_body_names\`;`)
  await db.run(sql`ALTER TABLE \`works\` DROP COLUMN \`tags\`;`)
  await db.run(sql`ALTER TABLE \`works\` DROP COLUMN \`menders\`;`)
  await db.run(sql`ALTER TABLE \`works\` DROP COLUMN \`body_names\`;`)
  await db.run(sql`ALTER TABLE \`_works_v\` DROP COLUMN \`version_tags\`;`)
  await db.run(sql`ALTER TABLE \`_works_v\` DROP COLUMN \`version_menders\`;`)
  await db.run(sql`ALTER TABLE \`_works_v\` DROP COLUMN \`version_body_names\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`tags\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`menders\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`body_names\`;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` DROP COLUMN \`version_tags\`;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` DROP COLUMN \`version_menders\`;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` DROP COLUMN \`version_body_names\`;`)
  await db.run(sql`ALTER TABLE \`venues\` DROP COLUMN \`tags\`;`)
  await db.run(sql`ALTER TABLE \`venues\` DROP COLUMN \`menders\`;`)
  await db.run(sql`ALTER TABLE \`venues\` DROP COLUMN \`body_names\`;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` DROP COLUMN \`version_tags\`;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` DROP COLUMN \`version_menders\`;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` DROP COLUMN \`version_body_names\`;`)
  await db.run(sql`ALTER TABLE \`notices\` DROP COLUMN \`tags\`;`)
  await db.run(sql`ALTER TABLE \`notices\` DROP COLUMN \`menders\`;`)
  await db.run(sql`ALTER TABLE \`notices\` DROP COLUMN \`body_names\`;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` DROP COLUMN \`version_tags\`;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` DROP COLUMN \`version_menders\`;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` DROP COLUMN \`version_body_names\`;`)
  await db.run(sql`ALTER TABLE \`services\` DROP COLUMN \`tags\`;`)
  await db.run(sql`ALTER TABLE \`services\` DROP COLUMN \`menders\`;`)
  await db.run(sql`ALTER TABLE \`services\` DROP COLUMN \`body_names\`;`)
  await db.run(sql`ALTER TABLE \`_services_v\` DROP COLUMN \`version_tags\`;`)
  await db.run(sql`ALTER TABLE \`_services_v\` DROP COLUMN \`version_menders\`;`)
  await db.run(sql`ALTER TABLE \`_services_v\` DROP COLUMN \`version_body_names\`;`)
}
