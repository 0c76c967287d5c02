import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`recordings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`credit\` text,
  	\`captions\` text,
  	\`file_version\` text,
  	\`owner_unit_id\` text(36),
  	\`sample\` text,
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
  await db.run(sql`CREATE INDEX \`recordings_owner_unit_idx\` ON \`recordings\` (\`owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`recordings_sample_idx\` ON \`recordings\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`recordings_updated_at_idx\` ON \`recordings\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`recordings_created_at_idx\` ON \`recordings\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`recordings_deleted_at_idx\` ON \`recordings\` (\`deleted_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`recordings_filename_idx\` ON \`recordings\` (\`filename\`);`)
  await db.run(sql`CREATE TABLE \`wordings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`wrong\` text NOT NULL,
  	\`right\` text NOT NULL,
  	\`level\` text DEFAULT 'warn' NOT NULL,
  	\`note\` text,
  	\`sample\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`wordings_wrong_idx\` ON \`wordings\` (\`wrong\`);`)
  await db.run(sql`CREATE INDEX \`wordings_sample_idx\` ON \`wordings\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`wordings_updated_at_idx\` ON \`wordings\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`wordings_created_at_idx\` ON \`wordings\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`schedules\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`document\` text NOT NULL,
  	\`action\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`state\` text,
  	\`problem\` text,
  	\`origin\` text,
  	\`asked_by_id\` text(36),
  	\`attempts\` numeric,
  	\`ran_at\` text,
  	\`late\` numeric,
  	\`next\` text,
  	\`key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`asked_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`schedules_document_idx\` ON \`schedules\` (\`document\`);`)
  await db.run(sql`CREATE INDEX \`schedules_state_idx\` ON \`schedules\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`schedules_asked_by_idx\` ON \`schedules\` (\`asked_by_id\`);`)
  await db.run(sql`CREATE INDEX \`schedules_ran_at_idx\` ON \`schedules\` (\`ran_at\`);`)
  await db.run(sql`CREATE INDEX \`schedules_next_idx\` ON \`schedules\` (\`next\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`schedules_key_idx\` ON \`schedules\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`schedules_updated_at_idx\` ON \`schedules\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`schedules_created_at_idx\` ON \`schedules\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`audits\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`at\` text NOT NULL,
  	\`name\` text NOT NULL,
  	\`role\` text,
  	\`action\` text NOT NULL,
  	\`title\` text,
  	\`changes\` text,
  	\`note\` text,
  	\`address\` text,
  	\`is_done\` integer,
  	\`document\` text NOT NULL,
  	\`user\` text
  );
  `)
  await db.run(sql`CREATE INDEX \`audits_at_idx\` ON \`audits\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`audits_action_idx\` ON \`audits\` (\`action\`);`)
  await db.run(sql`CREATE INDEX \`document_at_idx\` ON \`audits\` (\`document\`,\`at\`);`)
  await db.run(sql`CREATE TABLE \`imports\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`library\` text NOT NULL,
  	\`file_name\` text NOT NULL,
  	\`pictures_name\` text,
  	\`who_id\` text(36),
  	\`who_name\` text,
  	\`state\` text NOT NULL,
  	\`publish\` integer DEFAULT false,
  	\`total\` numeric DEFAULT 0,
  	\`created\` numeric DEFAULT 0,
  	\`updated\` numeric DEFAULT 0,
  	\`unchanged\` numeric DEFAULT 0,
  	\`errors\` numeric DEFAULT 0,
  	\`progress\` numeric DEFAULT 0,
  	\`plan\` text,
  	\`problem\` text,
  	\`finished_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`who_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`imports_library_idx\` ON \`imports\` (\`library\`);`)
  await db.run(sql`CREATE INDEX \`imports_who_idx\` ON \`imports\` (\`who_id\`);`)
  await db.run(sql`CREATE INDEX \`imports_state_idx\` ON \`imports\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`imports_updated_at_idx\` ON \`imports\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`imports_created_at_idx\` ON \`imports\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`newsroom\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`separate_review\` integer DEFAULT true,
  	\`keep_months\` numeric DEFAULT 36 NOT NULL,
  	\`updated_at\` text,
  	\`created_at\` text
  );
  `)
  await db.run(sql`CREATE TABLE \`_newsroom_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`version_separate_review\` integer DEFAULT true,
  	\`version_keep_months\` numeric DEFAULT 36 NOT NULL,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`_newsroom_v_created_at_idx\` ON \`_newsroom_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_newsroom_v_updated_at_idx\` ON \`_newsroom_v\` (\`updated_at\`);`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`code\` text;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`stage\` text;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`writers\` text;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`deleted_at\` text;`)
  await db.run(sql`CREATE UNIQUE INDEX \`courses_code_idx\` ON \`courses\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`courses_stage_idx\` ON \`courses\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`courses_deleted_at_idx\` ON \`courses\` (\`deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_code\` text;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_stage\` text;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_writers\` text;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_deleted_at\` text;`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_code_idx\` ON \`_courses_v\` (\`version_code\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_stage_idx\` ON \`_courses_v\` (\`version_stage\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_version_deleted_at_idx\` ON \`_courses_v\` (\`version_deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`recording_id\` text(36) REFERENCES recordings(id) ON DELETE set null;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`code\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`stage\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`writers\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`deleted_at\` text;`)
  await db.run(sql`CREATE INDEX \`performances_recording_idx\` ON \`performances\` (\`recording_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`performances_code_idx\` ON \`performances\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`performances_stage_idx\` ON \`performances\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`performances_deleted_at_idx\` ON \`performances\` (\`deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_recording_id\` text(36) REFERENCES recordings(id) ON DELETE set null;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_code\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_stage\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_writers\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_deleted_at\` text;`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_recording_idx\` ON \`_performances_v\` (\`version_recording_id\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_code_idx\` ON \`_performances_v\` (\`version_code\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_stage_idx\` ON \`_performances_v\` (\`version_stage\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_deleted_at_idx\` ON \`_performances_v\` (\`version_deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`code\` text;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`stage\` text;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`writers\` text;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`deleted_at\` text;`)
  await db.run(sql`CREATE UNIQUE INDEX \`activities_code_idx\` ON \`activities\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`activities_stage_idx\` ON \`activities\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`activities_deleted_at_idx\` ON \`activities\` (\`deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_code\` text;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_stage\` text;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_writers\` text;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_deleted_at\` text;`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_code_idx\` ON \`_activities_v\` (\`version_code\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_stage_idx\` ON \`_activities_v\` (\`version_stage\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_deleted_at_idx\` ON \`_activities_v\` (\`version_deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`talents\` ADD \`code\` text;`)
  await db.run(sql`ALTER TABLE \`talents\` ADD \`stage\` text;`)
  await db.run(sql`ALTER TABLE \`talents\` ADD \`writers\` text;`)
  await db.run(sql`ALTER TABLE \`talents\` ADD \`former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`talents\` ADD \`saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`talents\` ADD \`deleted_at\` text;`)
  await db.run(sql`CREATE UNIQUE INDEX \`talents_code_idx\` ON \`talents\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`talents_stage_idx\` ON \`talents\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`talents_deleted_at_idx\` ON \`talents\` (\`deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`_talents_v\` ADD \`version_code\` text;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` ADD \`version_stage\` text;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` ADD \`version_writers\` text;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` ADD \`version_former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` ADD \`version_saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` ADD \`version_deleted_at\` text;`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version_code_idx\` ON \`_talents_v\` (\`version_code\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version_stage_idx\` ON \`_talents_v\` (\`version_stage\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version_deleted_at_idx\` ON \`_talents_v\` (\`version_deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`teams\` ADD \`code\` text;`)
  await db.run(sql`ALTER TABLE \`teams\` ADD \`stage\` text;`)
  await db.run(sql`ALTER TABLE \`teams\` ADD \`writers\` text;`)
  await db.run(sql`ALTER TABLE \`teams\` ADD \`former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`teams\` ADD \`saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`teams\` ADD \`deleted_at\` text;`)
  await db.run(sql`CREATE UNIQUE INDEX \`teams_code_idx\` ON \`teams\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`teams_stage_idx\` ON \`teams\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`teams_deleted_at_idx\` ON \`teams\` (\`deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`_teams_v\` ADD \`version_code\` text;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` ADD \`version_stage\` text;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` ADD \`version_writers\` text;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` ADD \`version_former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` ADD \`version_saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` ADD \`version_deleted_at\` text;`)
  await db.run(sql`CREATE INDEX \`_teams_v_version_version_code_idx\` ON \`_teams_v\` (\`version_code\`);`)
  await db.run(sql`CREATE INDEX \`_teams_v_version_version_stage_idx\` ON \`_teams_v\` (\`version_stage\`);`)
  await db.run(sql`CREATE INDEX \`_teams_v_version_version_deleted_at_idx\` ON \`_teams_v\` (\`version_deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`works_recordings\` ADD \`file_id\` text(36) REFERENCES recordings(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`works_recordings_file_idx\` ON \`works_recordings\` (\`file_id\`);`)
  await db.run(sql`ALTER TABLE \`works\` ADD \`code\` text;`)
  await db.run(sql`ALTER TABLE \`works\` ADD \`stage\` text;`)
  await db.run(sql`ALTER TABLE \`works\` ADD \`writers\` text;`)
  await db.run(sql`ALTER TABLE \`works\` ADD \`former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`works\` ADD \`saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`works\` ADD \`deleted_at\` text;`)
  await db.run(sql`CREATE UNIQUE INDEX \`works_code_idx\` ON \`works\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`works_stage_idx\` ON \`works\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`works_deleted_at_idx\` ON \`works\` (\`deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`_works_v_version_recordings\` ADD \`file_id\` text(36) REFERENCES recordings(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`_works_v_version_recordings_file_idx\` ON \`_works_v_version_recordings\` (\`file_id\`);`)
  await db.run(sql`ALTER TABLE \`_works_v\` ADD \`version_code\` text;`)
  await db.run(sql`ALTER TABLE \`_works_v\` ADD \`version_stage\` text;`)
  await db.run(sql`ALTER TABLE \`_works_v\` ADD \`version_writers\` text;`)
  await db.run(sql`ALTER TABLE \`_works_v\` ADD \`version_former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`_works_v\` ADD \`version_saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`_works_v\` ADD \`version_deleted_at\` text;`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version_code_idx\` ON \`_works_v\` (\`version_code\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version_stage_idx\` ON \`_works_v\` (\`version_stage\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version_deleted_at_idx\` ON \`_works_v\` (\`version_deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`code\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`stage\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`writers\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`deleted_at\` text;`)
  await db.run(sql`CREATE UNIQUE INDEX \`brands_code_idx\` ON \`brands\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`brands_stage_idx\` ON \`brands\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`brands_deleted_at_idx\` ON \`brands\` (\`deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`_brands_v\` ADD \`version_code\` text;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` ADD \`version_stage\` text;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` ADD \`version_writers\` text;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` ADD \`version_former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` ADD \`version_saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` ADD \`version_deleted_at\` text;`)
  await db.run(sql`CREATE INDEX \`_brands_v_version_version_code_idx\` ON \`_brands_v\` (\`version_code\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_version_version_stage_idx\` ON \`_brands_v\` (\`version_stage\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_version_version_deleted_at_idx\` ON \`_brands_v\` (\`version_deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`venues\` ADD \`code\` text;`)
  await db.run(sql`ALTER TABLE \`venues\` ADD \`stage\` text;`)
  await db.run(sql`ALTER TABLE \`venues\` ADD \`writers\` text;`)
  await db.run(sql`ALTER TABLE \`venues\` ADD \`former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`venues\` ADD \`saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`venues\` ADD \`deleted_at\` text;`)
  await db.run(sql`CREATE UNIQUE INDEX \`venues_code_idx\` ON \`venues\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`venues_stage_idx\` ON \`venues\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`venues_deleted_at_idx\` ON \`venues\` (\`deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`_venues_v\` ADD \`version_code\` text;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` ADD \`version_stage\` text;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` ADD \`version_writers\` text;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` ADD \`version_former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` ADD \`version_saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` ADD \`version_deleted_at\` text;`)
  await db.run(sql`CREATE INDEX \`_venues_v_version_version_code_idx\` ON \`_venues_v\` (\`version_code\`);`)
  await db.run(sql`CREATE INDEX \`_venues_v_version_version_stage_idx\` ON \`_venues_v\` (\`version_stage\`);`)
  await db.run(sql`CREATE INDEX \`_venues_v_version_version_deleted_at_idx\` ON \`_venues_v\` (\`version_deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`expires\` text;`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`code\` text;`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`stage\` text;`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`writers\` text;`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`deleted_at\` text;`)
  await db.run(sql`CREATE INDEX \`calls_expires_idx\` ON \`calls\` (\`expires\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`calls_code_idx\` ON \`calls\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`calls_stage_idx\` ON \`calls\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`calls_deleted_at_idx\` ON \`calls\` (\`deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_expires\` text;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_code\` text;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_stage\` text;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_writers\` text;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_deleted_at\` text;`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_expires_idx\` ON \`_calls_v\` (\`version_expires\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_code_idx\` ON \`_calls_v\` (\`version_code\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_stage_idx\` ON \`_calls_v\` (\`version_stage\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_deleted_at_idx\` ON \`_calls_v\` (\`version_deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`notices\` ADD \`expires\` text;`)
  await db.run(sql`ALTER TABLE \`notices\` ADD \`code\` text;`)
  await db.run(sql`ALTER TABLE \`notices\` ADD \`stage\` text;`)
  await db.run(sql`ALTER TABLE \`notices\` ADD \`writers\` text;`)
  await db.run(sql`ALTER TABLE \`notices\` ADD \`former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`notices\` ADD \`saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`notices\` ADD \`deleted_at\` text;`)
  await db.run(sql`CREATE INDEX \`notices_expires_idx\` ON \`notices\` (\`expires\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`notices_code_idx\` ON \`notices\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`notices_stage_idx\` ON \`notices\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`notices_deleted_at_idx\` ON \`notices\` (\`deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`_notices_v\` ADD \`version_expires\` text;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` ADD \`version_code\` text;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` ADD \`version_stage\` text;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` ADD \`version_writers\` text;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` ADD \`version_former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` ADD \`version_saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` ADD \`version_deleted_at\` text;`)
  await db.run(sql`CREATE INDEX \`_notices_v_version_version_expires_idx\` ON \`_notices_v\` (\`version_expires\`);`)
  await db.run(sql`CREATE INDEX \`_notices_v_version_version_code_idx\` ON \`_notices_v\` (\`version_code\`);`)
  await db.run(sql`CREATE INDEX \`_notices_v_version_version_stage_idx\` ON \`_notices_v\` (\`version_stage\`);`)
  await db.run(sql`CREATE INDEX \`_notices_v_version_version_deleted_at_idx\` ON \`_notices_v\` (\`version_deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`file_version\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`deleted_at\` text;`)
  await db.run(sql`CREATE INDEX \`media_deleted_at_idx\` ON \`media\` (\`deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`services\` ADD \`code\` text;`)
  await db.run(sql`ALTER TABLE \`services\` ADD \`stage\` text;`)
  await db.run(sql`ALTER TABLE \`services\` ADD \`writers\` text;`)
  await db.run(sql`ALTER TABLE \`services\` ADD \`former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`services\` ADD \`saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`services\` ADD \`deleted_at\` text;`)
  await db.run(sql`CREATE UNIQUE INDEX \`services_code_idx\` ON \`services\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`services_stage_idx\` ON \`services\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`services_deleted_at_idx\` ON \`services\` (\`deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`_services_v\` ADD \`version_code\` text;`)
  await db.run(sql`ALTER TABLE \`_services_v\` ADD \`version_stage\` text;`)
  await db.run(sql`ALTER TABLE \`_services_v\` ADD \`version_writers\` text;`)
  await db.run(sql`ALTER TABLE \`_services_v\` ADD \`version_former_slugs\` text;`)
  await db.run(sql`ALTER TABLE \`_services_v\` ADD \`version_saved_by\` text;`)
  await db.run(sql`ALTER TABLE \`_services_v\` ADD \`version_deleted_at\` text;`)
  await db.run(sql`CREATE INDEX \`_services_v_version_version_code_idx\` ON \`_services_v\` (\`version_code\`);`)
  await db.run(sql`CREATE INDEX \`_services_v_version_version_stage_idx\` ON \`_services_v\` (\`version_stage\`);`)
  await db.run(sql`CREATE INDEX \`_services_v_version_version_deleted_at_idx\` ON \`_services_v\` (\`version_deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`recordings_id\` text(36) REFERENCES recordings(id) ON DELETE cascade;`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`wordings_id\` text(36) REFERENCES wordings(id) ON DELETE cascade;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_recordings_id_idx\` ON \`payload_locked_documents_rels\` (\`recordings_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_wordings_id_idx\` ON \`payload_locked_documents_rels\` (\`wordings_id\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`recordings\`;`)
  await db.run(sql`DROP TABLE \`wordings\`;`)
  await db.run(sql`DROP TABLE \`schedules\`;`)
  await db.run(sql`DROP TABLE \`audits\`;`)
  await db.run(sql`DROP TABLE \`imports\`;`)
  await db.run(sql`DROP TABLE \`newsroom\`;`)
  await db.run(sql`DROP TABLE \`_newsroom_v\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
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
  	\`body\` text,
  	\`safety_officer\` text,
  	\`safety_phone\` text,
  	\`safety_expected\` numeric,
  	\`safety_plan\` text,
  	\`slug\` text,
  	\`sample\` text,
  	\`owner_unit_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_performances\`("id", "title", "kind", "unit_id", "admission", "admission_note", "summary", "picture_id", "live_url", "replay_url", "body", "safety_officer", "safety_phone", "safety_expected", "safety_plan", "slug", "sample", "owner_unit_id", "updated_at", "created_at", "_status") SELECT "id", "title", "kind", "unit_id", "admission", "admission_note", "summary", "picture_id", "live_url", "replay_url", "body", "safety_officer", "safety_phone", "safety_expected", "safety_plan", "slug", "sample", "owner_unit_id", "updated_at", "created_at", "_status" FROM \`performances\`;`)
  await db.run(sql`DROP TABLE \`performances\`;`)
  await db.run(sql`ALTER TABLE \`__new_performances\` RENAME TO \`performances\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`performances_unit_idx\` ON \`performances\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`performances_picture_idx\` ON \`performances\` (\`picture_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`performances_slug_idx\` ON \`performances\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`performances_sample_idx\` ON \`performances\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`performances_owner_unit_idx\` ON \`performances\` (\`owner_unit_id\`);`)
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
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`performances\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__performances_v\`("id", "parent_id", "version_title", "version_kind", "version_unit_id", "version_admission", "version_admission_note", "version_summary", "version_picture_id", "version_live_url", "version_replay_url", "version_body", "version_safety_officer", "version_safety_phone", "version_safety_expected", "version_safety_plan", "version_slug", "version_sample", "version_owner_unit_id", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest") SELECT "id", "parent_id", "version_title", "version_kind", "version_unit_id", "version_admission", "version_admission_note", "version_summary", "version_picture_id", "version_live_url", "version_replay_url", "version_body", "version_safety_officer", "version_safety_phone", "version_safety_expected", "version_safety_plan", "version_slug", "version_sample", "version_owner_unit_id", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest" FROM \`_performances_v\`;`)
  await db.run(sql`DROP TABLE \`_performances_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__performances_v\` RENAME TO \`_performances_v\`;`)
  await db.run(sql`CREATE INDEX \`_performances_v_parent_idx\` ON \`_performances_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_unit_idx\` ON \`_performances_v\` (\`version_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_picture_idx\` ON \`_performances_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_slug_idx\` ON \`_performances_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_sample_idx\` ON \`_performances_v\` (\`version_sample\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_owner_unit_idx\` ON \`_performances_v\` (\`version_owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_updated_at_idx\` ON \`_performances_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version_created_at_idx\` ON \`_performances_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_version__status_idx\` ON \`_performances_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_created_at_idx\` ON \`_performances_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_updated_at_idx\` ON \`_performances_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_latest_idx\` ON \`_performances_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`__new_works_recordings\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`kind\` text DEFAULT 'video',
  	\`title\` text,
  	\`url\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`works\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_works_recordings\`("_order", "_parent_id", "id", "kind", "title", "url") SELECT "_order", "_parent_id", "id", "kind", "title", "url" FROM \`works_recordings\`;`)
  await db.run(sql`DROP TABLE \`works_recordings\`;`)
  await db.run(sql`ALTER TABLE \`__new_works_recordings\` RENAME TO \`works_recordings\`;`)
  await db.run(sql`CREATE INDEX \`works_recordings_order_idx\` ON \`works_recordings\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`works_recordings_parent_id_idx\` ON \`works_recordings\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`__new__works_v_version_recordings\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`kind\` text DEFAULT 'video',
  	\`title\` text,
  	\`url\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_works_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new__works_v_version_recordings\`("_order", "_parent_id", "id", "kind", "title", "url", "_uuid") SELECT "_order", "_parent_id", "id", "kind", "title", "url", "_uuid" FROM \`_works_v_version_recordings\`;`)
  await db.run(sql`DROP TABLE \`_works_v_version_recordings\`;`)
  await db.run(sql`ALTER TABLE \`__new__works_v_version_recordings\` RENAME TO \`_works_v_version_recordings\`;`)
  await db.run(sql`CREATE INDEX \`_works_v_version_recordings_order_idx\` ON \`_works_v_version_recordings\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_recordings_parent_id_idx\` ON \`_works_v_version_recordings\` (\`_parent_id\`);`)
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
  	\`services_id\` text(36),
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
  	FOREIGN KEY (\`services_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`units_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "courses_id", "performances_id", "activities_id", "talents_id", "teams_id", "works_id", "brands_id", "venues_id", "calls_id", "notices_id", "media_id", "services_id", "units_id", "users_id") SELECT "id", "order", "parent_id", "path", "courses_id", "performances_id", "activities_id", "talents_id", "teams_id", "works_id", "brands_id", "venues_id", "calls_id", "notices_id", "media_id", "services_id", "units_id", "users_id" FROM \`payload_locked_documents_rels\`;`)
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
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_services_id_idx\` ON \`payload_locked_documents_rels\` (\`services_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_units_id_idx\` ON \`payload_locked_documents_rels\` (\`units_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`DROP INDEX \`courses_code_idx\`;`)
  await db.run(sql`DROP INDEX \`courses_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`courses_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`code\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`stage\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`writers\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`saved_by\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`deleted_at\`;`)
  await db.run(sql`DROP INDEX \`_courses_v_version_version_code_idx\`;`)
  await db.run(sql`DROP INDEX \`_courses_v_version_version_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`_courses_v_version_version_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_code\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_stage\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_writers\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_saved_by\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_deleted_at\`;`)
  await db.run(sql`DROP INDEX \`activities_code_idx\`;`)
  await db.run(sql`DROP INDEX \`activities_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`activities_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`code\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`stage\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`writers\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`saved_by\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`deleted_at\`;`)
  await db.run(sql`DROP INDEX \`_activities_v_version_version_code_idx\`;`)
  await db.run(sql`DROP INDEX \`_activities_v_version_version_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`_activities_v_version_version_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_code\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_stage\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_writers\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_saved_by\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_deleted_at\`;`)
  await db.run(sql`DROP INDEX \`talents_code_idx\`;`)
  await db.run(sql`DROP INDEX \`talents_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`talents_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`talents\` DROP COLUMN \`code\`;`)
  await db.run(sql`ALTER TABLE \`talents\` DROP COLUMN \`stage\`;`)
  await db.run(sql`ALTER TABLE \`talents\` DROP COLUMN \`writers\`;`)
  await db.run(sql`ALTER TABLE \`talents\` DROP COLUMN \`former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`talents\` DROP COLUMN \`saved_by\`;`)
  await db.run(sql`ALTER TABLE \`talents\` DROP COLUMN \`deleted_at\`;`)
  await db.run(sql`DROP INDEX \`_talents_v_version_version_code_idx\`;`)
  await db.run(sql`DROP INDEX \`_talents_v_version_version_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`_talents_v_version_version_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` DROP COLUMN \`version_code\`;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` DROP COLUMN \`version_stage\`;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` DROP COLUMN \`version_writers\`;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` DROP COLUMN \`version_former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` DROP COLUMN \`version_saved_by\`;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` DROP COLUMN \`version_deleted_at\`;`)
  await db.run(sql`DROP INDEX \`teams_code_idx\`;`)
  await db.run(sql`DROP INDEX \`teams_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`teams_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`teams\` DROP COLUMN \`code\`;`)
  await db.run(sql`ALTER TABLE \`teams\` DROP COLUMN \`stage\`;`)
  await db.run(sql`ALTER TABLE \`teams\` DROP COLUMN \`writers\`;`)
  await db.run(sql`ALTER TABLE \`teams\` DROP COLUMN \`former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`teams\` DROP COLUMN \`saved_by\`;`)
  await db.run(sql`ALTER TABLE \`teams\` DROP COLUMN \`deleted_at\`;`)
  await db.run(sql`DROP INDEX \`_teams_v_version_version_code_idx\`;`)
  await db.run(sql`DROP INDEX \`_teams_v_version_version_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`_teams_v_version_version_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` DROP COLUMN \`version_code\`;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` DROP COLUMN \`version_stage\`;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` DROP COLUMN \`version_writers\`;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` DROP COLUMN \`version_former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` DROP COLUMN \`version_saved_by\`;`)
  await db.run(sql`ALTER TABLE \`_teams_v\` DROP COLUMN \`version_deleted_at\`;`)
  await db.run(sql`DROP INDEX \`works_code_idx\`;`)
  await db.run(sql`DROP INDEX \`works_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`works_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`works\` DROP COLUMN \`code\`;`)
  await db.run(sql`ALTER TABLE \`works\` DROP COLUMN \`stage\`;`)
  await db.run(sql`ALTER TABLE \`works\` DROP COLUMN \`writers\`;`)
  await db.run(sql`ALTER TABLE \`works\` DROP COLUMN \`former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`works\` DROP COLUMN \`saved_by\`;`)
  await db.run(sql`ALTER TABLE \`works\` DROP COLUMN \`deleted_at\`;`)
  await db.run(sql`DROP INDEX \`_works_v_version_version_code_idx\`;`)
  await db.run(sql`DROP INDEX \`_works_v_version_version_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`_works_v_version_version_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`_works_v\` DROP COLUMN \`version_code\`;`)
  await db.run(sql`ALTER TABLE \`_works_v\` DROP COLUMN \`version_stage\`;`)
  await db.run(sql`ALTER TABLE \`_works_v\` DROP COLUMN \`version_writers\`;`)
  await db.run(sql`ALTER TABLE \`_works_v\` DROP COLUMN \`version_former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`_works_v\` DROP COLUMN \`version_saved_by\`;`)
  await db.run(sql`ALTER TABLE \`_works_v\` DROP COLUMN \`version_deleted_at\`;`)
  await db.run(sql`DROP INDEX \`brands_code_idx\`;`)
  await db.run(sql`DROP INDEX \`brands_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`brands_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`code\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`stage\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`writers\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`saved_by\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`deleted_at\`;`)
  await db.run(sql`DROP INDEX \`_brands_v_version_version_code_idx\`;`)
  await db.run(sql`DROP INDEX \`_brands_v_version_version_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`_brands_v_version_version_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` DROP COLUMN \`version_code\`;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` DROP COLUMN \`version_stage\`;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` DROP COLUMN \`version_writers\`;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` DROP COLUMN \`version_former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` DROP COLUMN \`version_saved_by\`;`)
  await db.run(sql`ALTER TABLE \`_brands_v\` DROP COLUMN \`version_deleted_at\`;`)
  await db.run(sql`DROP INDEX \`venues_code_idx\`;`)
  await db.run(sql`DROP INDEX \`venues_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`venues_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`venues\` DROP COLUMN \`code\`;`)
  await db.run(sql`ALTER TABLE \`venues\` DROP COLUMN \`stage\`;`)
  await db.run(sql`ALTER TABLE \`venues\` DROP COLUMN \`writers\`;`)
  await db.run(sql`ALTER TABLE \`venues\` DROP COLUMN \`former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`venues\` DROP COLUMN \`saved_by\`;`)
  await db.run(sql`ALTER TABLE \`venues\` DROP COLUMN \`deleted_at\`;`)
  await db.run(sql`DROP INDEX \`_venues_v_version_version_code_idx\`;`)
  await db.run(sql`DROP INDEX \`_venues_v_version_version_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`_venues_v_version_version_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` DROP COLUMN \`version_code\`;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` DROP COLUMN \`version_stage\`;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` DROP COLUMN \`version_writers\`;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` DROP COLUMN \`version_former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` DROP COLUMN \`version_saved_by\`;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` DROP COLUMN \`version_deleted_at\`;`)
  await db.run(sql`DROP INDEX \`calls_expires_idx\`;`)
  await db.run(sql`DROP INDEX \`calls_code_idx\`;`)
  await db.run(sql`DROP INDEX \`calls_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`calls_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`calls\` DROP COLUMN \`expires\`;`)
  await db.run(sql`ALTER TABLE \`calls\` DROP COLUMN \`code\`;`)
  await db.run(sql`ALTER TABLE \`calls\` DROP COLUMN \`stage\`;`)
  await db.run(sql`ALTER TABLE \`calls\` DROP COLUMN \`writers\`;`)
  await db.run(sql`ALTER TABLE \`calls\` DROP COLUMN \`former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`calls\` DROP COLUMN \`saved_by\`;`)
  await db.run(sql`ALTER TABLE \`calls\` DROP COLUMN \`deleted_at\`;`)
  await db.run(sql`DROP INDEX \`_calls_v_version_version_expires_idx\`;`)
  await db.run(sql`DROP INDEX \`_calls_v_version_version_code_idx\`;`)
  await db.run(sql`DROP INDEX \`_calls_v_version_version_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`_calls_v_version_version_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` DROP COLUMN \`version_expires\`;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` DROP COLUMN \`version_code\`;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` DROP COLUMN \`version_stage\`;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` DROP COLUMN \`version_writers\`;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` DROP COLUMN \`version_former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` DROP COLUMN \`version_saved_by\`;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` DROP COLUMN \`version_deleted_at\`;`)
  await db.run(sql`DROP INDEX \`notices_expires_idx\`;`)
  await db.run(sql`DROP INDEX \`notices_code_idx\`;`)
  await db.run(sql`DROP INDEX \`notices_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`notices_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`notices\` DROP COLUMN \`expires\`;`)
  await db.run(sql`ALTER TABLE \`notices\` DROP COLUMN \`code\`;`)
  await db.run(sql`ALTER TABLE \`notices\` DROP COLUMN \`stage\`;`)
  await db.run(sql`ALTER TABLE \`notices\` DROP COLUMN \`writers\`;`)
  await db.run(sql`ALTER TABLE \`notices\` DROP COLUMN \`former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`notices\` DROP COLUMN \`saved_by\`;`)
  await db.run(sql`ALTER TABLE \`notices\` DROP COLUMN \`deleted_at\`;`)
  await db.run(sql`DROP INDEX \`_notices_v_version_version_expires_idx\`;`)
  await db.run(sql`DROP INDEX \`_notices_v_version_version_code_idx\`;`)
  await db.run(sql`DROP INDEX \`_notices_v_version_version_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`_notices_v_version_version_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` DROP COLUMN \`version_expires\`;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` DROP COLUMN \`version_code\`;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` DROP COLUMN \`version_stage\`;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` DROP COLUMN \`version_writers\`;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` DROP COLUMN \`version_former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` DROP COLUMN \`version_saved_by\`;`)
  await db.run(sql`ALTER TABLE \`_notices_v\` DROP COLUMN \`version_deleted_at\`;`)
  await db.run(sql`DROP INDEX \`media_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`file_version\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`deleted_at\`;`)
  await db.run(sql`DROP INDEX \`services_code_idx\`;`)
  await db.run(sql`DROP INDEX \`services_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`services_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`services\` DROP COLUMN \`code\`;`)
  await db.run(sql`ALTER TABLE \`services\` DROP COLUMN \`stage\`;`)
  await db.run(sql`ALTER TABLE \`services\` DROP COLUMN \`writers\`;`)
  await db.run(sql`ALTER TABLE \`services\` DROP COLUMN \`former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`services\` DROP COLUMN \`saved_by\`;`)
  await db.run(sql`ALTER TABLE \`services\` DROP COLUMN \`deleted_at\`;`)
  await db.run(sql`DROP INDEX \`_services_v_version_version_code_idx\`;`)
  await db.run(sql`DROP INDEX \`_services_v_version_version_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`_services_v_version_version_deleted_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`_services_v\` DROP COLUMN \`version_code\`;`)
  await db.run(sql`ALTER TABLE \`_services_v\` DROP COLUMN \`version_stage\`;`)
  await db.run(sql`ALTER TABLE \`_services_v\` DROP COLUMN \`version_writers\`;`)
  await db.run(sql`ALTER TABLE \`_services_v\` DROP COLUMN \`version_former_slugs\`;`)
  await db.run(sql`ALTER TABLE \`_services_v\` DROP COLUMN \`version_saved_by\`;`)
  await db.run(sql`ALTER TABLE \`_services_v\` DROP COLUMN \`version_deleted_at\`;`)
}
