import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

// Written by `payload migrate:create`, which leaves out what becomes of an added relation when the other side goes: the
// ON DELETE clauses of the ALTER TABLE lines were added by hand, after those of the tables that it creates.
export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`courses_audiences\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`courses\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`courses_audiences_order_idx\` ON \`courses_audiences\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`courses_audiences_parent_idx\` ON \`courses_audiences\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`courses_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`talents_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`courses\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`talents_id\`) REFERENCES \`talents\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`courses_rels_order_idx\` ON \`courses_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`courses_rels_parent_idx\` ON \`courses_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`courses_rels_path_idx\` ON \`courses_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`courses_rels_talents_id_idx\` ON \`courses_rels\` (\`talents_id\`);`)
  await db.run(sql`CREATE TABLE \`_courses_v_version_audiences\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_courses_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_courses_v_version_audiences_order_idx\` ON \`_courses_v_version_audiences\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_audiences_parent_idx\` ON \`_courses_v_version_audiences\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_courses_v_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`talents_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_courses_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`talents_id\`) REFERENCES \`talents\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_courses_v_rels_order_idx\` ON \`_courses_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_rels_parent_idx\` ON \`_courses_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_rels_path_idx\` ON \`_courses_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_rels_talents_id_idx\` ON \`_courses_v_rels\` (\`talents_id\`);`)
  await db.run(sql`CREATE TABLE \`performances_audiences\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`performances\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`performances_audiences_order_idx\` ON \`performances_audiences\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`performances_audiences_parent_idx\` ON \`performances_audiences\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_performances_v_version_audiences\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_performances_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_performances_v_version_audiences_order_idx\` ON \`_performances_v_version_audiences\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_audiences_parent_idx\` ON \`_performances_v_version_audiences\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`activities_audiences\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`activities\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`activities_audiences_order_idx\` ON \`activities_audiences\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`activities_audiences_parent_idx\` ON \`activities_audiences\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`activities_dates\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`start\` text,
  	\`end\` text,
  	\`venue_id\` text(36),
  	\`seats\` numeric,
  	\`note\` text,
  	\`cancelled\` integer DEFAULT false,
  	FOREIGN KEY (\`venue_id\`) REFERENCES \`venues\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`activities\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`activities_dates_order_idx\` ON \`activities_dates\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`activities_dates_parent_id_idx\` ON \`activities_dates\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`activities_dates_venue_idx\` ON \`activities_dates\` (\`venue_id\`);`)
  await db.run(sql`CREATE TABLE \`activities\` (
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
  await db.run(sql`CREATE INDEX \`activities_unit_idx\` ON \`activities\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`activities_picture_idx\` ON \`activities\` (\`picture_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`activities_slug_idx\` ON \`activities\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`activities_sample_idx\` ON \`activities\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`activities_owner_unit_idx\` ON \`activities\` (\`owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`activities_updated_at_idx\` ON \`activities\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`activities_created_at_idx\` ON \`activities\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`activities__status_idx\` ON \`activities\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`activities_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`talents_id\` text(36),
  	\`teams_id\` text(36),
  	\`works_id\` text(36),
  	\`media_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`activities\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`talents_id\`) REFERENCES \`talents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`teams_id\`) REFERENCES \`teams\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`works_id\`) REFERENCES \`works\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`activities_rels_order_idx\` ON \`activities_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`activities_rels_parent_idx\` ON \`activities_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`activities_rels_path_idx\` ON \`activities_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`activities_rels_talents_id_idx\` ON \`activities_rels\` (\`talents_id\`);`)
  await db.run(sql`CREATE INDEX \`activities_rels_teams_id_idx\` ON \`activities_rels\` (\`teams_id\`);`)
  await db.run(sql`CREATE INDEX \`activities_rels_works_id_idx\` ON \`activities_rels\` (\`works_id\`);`)
  await db.run(sql`CREATE INDEX \`activities_rels_media_id_idx\` ON \`activities_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE TABLE \`_activities_v_version_audiences\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_activities_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_activities_v_version_audiences_order_idx\` ON \`_activities_v_version_audiences\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_audiences_parent_idx\` ON \`_activities_v_version_audiences\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_activities_v_version_dates\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`start\` text,
  	\`end\` text,
  	\`venue_id\` text(36),
  	\`seats\` numeric,
  	\`note\` text,
  	\`cancelled\` integer DEFAULT false,
  	\`_uuid\` text,
  	FOREIGN KEY (\`venue_id\`) REFERENCES \`venues\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_activities_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_activities_v_version_dates_order_idx\` ON \`_activities_v_version_dates\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_dates_parent_id_idx\` ON \`_activities_v_version_dates\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_dates_venue_idx\` ON \`_activities_v_version_dates\` (\`venue_id\`);`)
  await db.run(sql`CREATE TABLE \`_activities_v\` (
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
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`activities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_activities_v_parent_idx\` ON \`_activities_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_unit_idx\` ON \`_activities_v\` (\`version_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_picture_idx\` ON \`_activities_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_slug_idx\` ON \`_activities_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_sample_idx\` ON \`_activities_v\` (\`version_sample\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_owner_unit_idx\` ON \`_activities_v\` (\`version_owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_updated_at_idx\` ON \`_activities_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version_created_at_idx\` ON \`_activities_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_version__status_idx\` ON \`_activities_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_created_at_idx\` ON \`_activities_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_updated_at_idx\` ON \`_activities_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_latest_idx\` ON \`_activities_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`_activities_v_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`talents_id\` text(36),
  	\`teams_id\` text(36),
  	\`works_id\` text(36),
  	\`media_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_activities_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`talents_id\`) REFERENCES \`talents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`teams_id\`) REFERENCES \`teams\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`works_id\`) REFERENCES \`works\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_activities_v_rels_order_idx\` ON \`_activities_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_rels_parent_idx\` ON \`_activities_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_rels_path_idx\` ON \`_activities_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_rels_talents_id_idx\` ON \`_activities_v_rels\` (\`talents_id\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_rels_teams_id_idx\` ON \`_activities_v_rels\` (\`teams_id\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_rels_works_id_idx\` ON \`_activities_v_rels\` (\`works_id\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_rels_media_id_idx\` ON \`_activities_v_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE TABLE \`teams\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text,
  	\`kind\` text,
  	\`unit_id\` text(36),
  	\`founded\` numeric,
  	\`size\` numeric,
  	\`leader_id\` text(36),
  	\`rehearsal\` text,
  	\`joining\` text,
  	\`summary\` text,
  	\`picture_id\` text(36),
  	\`body\` text,
  	\`contact_name\` text,
  	\`contact_phone\` text,
  	\`slug\` text,
  	\`sample\` text,
  	\`owner_unit_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`leader_id\`) REFERENCES \`talents\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`teams_unit_idx\` ON \`teams\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`teams_leader_idx\` ON \`teams\` (\`leader_id\`);`)
  await db.run(sql`CREATE INDEX \`teams_picture_idx\` ON \`teams\` (\`picture_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`teams_slug_idx\` ON \`teams\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`teams_sample_idx\` ON \`teams\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`teams_owner_unit_idx\` ON \`teams\` (\`owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`teams_updated_at_idx\` ON \`teams\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`teams_created_at_idx\` ON \`teams\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`teams__status_idx\` ON \`teams\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`teams_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`talents_id\` text(36),
  	\`media_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`teams\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`talents_id\`) REFERENCES \`talents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`teams_rels_order_idx\` ON \`teams_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`teams_rels_parent_idx\` ON \`teams_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`teams_rels_path_idx\` ON \`teams_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`teams_rels_talents_id_idx\` ON \`teams_rels\` (\`talents_id\`);`)
  await db.run(sql`CREATE INDEX \`teams_rels_media_id_idx\` ON \`teams_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE TABLE \`_teams_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_name\` text,
  	\`version_kind\` text,
  	\`version_unit_id\` text(36),
  	\`version_founded\` numeric,
  	\`version_size\` numeric,
  	\`version_leader_id\` text(36),
  	\`version_rehearsal\` text,
  	\`version_joining\` text,
  	\`version_summary\` text,
  	\`version_picture_id\` text(36),
  	\`version_body\` text,
  	\`version_contact_name\` text,
  	\`version_contact_phone\` text,
  	\`version_slug\` text,
  	\`version_sample\` text,
  	\`version_owner_unit_id\` text(36),
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`teams\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_leader_id\`) REFERENCES \`talents\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_teams_v_parent_idx\` ON \`_teams_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_teams_v_version_version_unit_idx\` ON \`_teams_v\` (\`version_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_teams_v_version_version_leader_idx\` ON \`_teams_v\` (\`version_leader_id\`);`)
  await db.run(sql`CREATE INDEX \`_teams_v_version_version_picture_idx\` ON \`_teams_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_teams_v_version_version_slug_idx\` ON \`_teams_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_teams_v_version_version_sample_idx\` ON \`_teams_v\` (\`version_sample\`);`)
  await db.run(sql`CREATE INDEX \`_teams_v_version_version_owner_unit_idx\` ON \`_teams_v\` (\`version_owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_teams_v_version_version_updated_at_idx\` ON \`_teams_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_teams_v_version_version_created_at_idx\` ON \`_teams_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_teams_v_version_version__status_idx\` ON \`_teams_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_teams_v_created_at_idx\` ON \`_teams_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_teams_v_updated_at_idx\` ON \`_teams_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_teams_v_latest_idx\` ON \`_teams_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`_teams_v_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`talents_id\` text(36),
  	\`media_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_teams_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`talents_id\`) REFERENCES \`talents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_teams_v_rels_order_idx\` ON \`_teams_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_teams_v_rels_parent_idx\` ON \`_teams_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_teams_v_rels_path_idx\` ON \`_teams_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_teams_v_rels_talents_id_idx\` ON \`_teams_v_rels\` (\`talents_id\`);`)
  await db.run(sql`CREATE INDEX \`_teams_v_rels_media_id_idx\` ON \`_teams_v_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE TABLE \`works_recordings\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`kind\` text DEFAULT 'video',
  	\`title\` text,
  	\`url\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`works\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`works_recordings_order_idx\` ON \`works_recordings\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`works_recordings_parent_id_idx\` ON \`works_recordings\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`works_sent_up\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`level\` text,
  	\`occasion\` text,
  	\`year\` numeric,
  	\`result\` text DEFAULT 'pending',
  	\`note\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`works\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`works_sent_up_order_idx\` ON \`works_sent_up\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`works_sent_up_parent_id_idx\` ON \`works_sent_up\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_works_v_version_recordings\` (
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
  await db.run(sql`CREATE INDEX \`_works_v_version_recordings_order_idx\` ON \`_works_v_version_recordings\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_recordings_parent_id_idx\` ON \`_works_v_version_recordings\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_works_v_version_sent_up\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`level\` text,
  	\`occasion\` text,
  	\`year\` numeric,
  	\`result\` text DEFAULT 'pending',
  	\`note\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_works_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_works_v_version_sent_up_order_idx\` ON \`_works_v_version_sent_up\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_sent_up_parent_id_idx\` ON \`_works_v_version_sent_up\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`brands_editions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`name\` text,
  	\`year\` numeric,
  	\`note\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`brands_editions_order_idx\` ON \`brands_editions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`brands_editions_parent_id_idx\` ON \`brands_editions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`brands\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text,
  	\`kind\` text,
  	\`since\` numeric,
  	\`unit_id\` text(36),
  	\`summary\` text,
  	\`picture_id\` text(36),
  	\`body\` text,
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
  await db.run(sql`CREATE INDEX \`brands_unit_idx\` ON \`brands\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`brands_picture_idx\` ON \`brands\` (\`picture_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`brands_slug_idx\` ON \`brands\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`brands_sample_idx\` ON \`brands\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`brands_owner_unit_idx\` ON \`brands\` (\`owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`brands_updated_at_idx\` ON \`brands\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`brands_created_at_idx\` ON \`brands\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`brands__status_idx\` ON \`brands\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`brands_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`calls_id\` text(36),
  	\`activities_id\` text(36),
  	\`performances_id\` text(36),
  	\`media_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`calls_id\`) REFERENCES \`calls\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`activities_id\`) REFERENCES \`activities\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`performances_id\`) REFERENCES \`performances\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`brands_rels_order_idx\` ON \`brands_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`brands_rels_parent_idx\` ON \`brands_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`brands_rels_path_idx\` ON \`brands_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`brands_rels_calls_id_idx\` ON \`brands_rels\` (\`calls_id\`);`)
  await db.run(sql`CREATE INDEX \`brands_rels_activities_id_idx\` ON \`brands_rels\` (\`activities_id\`);`)
  await db.run(sql`CREATE INDEX \`brands_rels_performances_id_idx\` ON \`brands_rels\` (\`performances_id\`);`)
  await db.run(sql`CREATE INDEX \`brands_rels_media_id_idx\` ON \`brands_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE TABLE \`_brands_v_version_editions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text,
  	\`year\` numeric,
  	\`note\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_brands_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_brands_v_version_editions_order_idx\` ON \`_brands_v_version_editions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_version_editions_parent_id_idx\` ON \`_brands_v_version_editions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_brands_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_name\` text,
  	\`version_kind\` text,
  	\`version_since\` numeric,
  	\`version_unit_id\` text(36),
  	\`version_summary\` text,
  	\`version_picture_id\` text(36),
  	\`version_body\` text,
  	\`version_slug\` text,
  	\`version_sample\` text,
  	\`version_owner_unit_id\` text(36),
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_brands_v_parent_idx\` ON \`_brands_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_version_version_unit_idx\` ON \`_brands_v\` (\`version_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_version_version_picture_idx\` ON \`_brands_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_version_version_slug_idx\` ON \`_brands_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_version_version_sample_idx\` ON \`_brands_v\` (\`version_sample\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_version_version_owner_unit_idx\` ON \`_brands_v\` (\`version_owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_version_version_updated_at_idx\` ON \`_brands_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_version_version_created_at_idx\` ON \`_brands_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_version_version__status_idx\` ON \`_brands_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_created_at_idx\` ON \`_brands_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_updated_at_idx\` ON \`_brands_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_latest_idx\` ON \`_brands_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`_brands_v_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`calls_id\` text(36),
  	\`activities_id\` text(36),
  	\`performances_id\` text(36),
  	\`media_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_brands_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`calls_id\`) REFERENCES \`calls\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`activities_id\`) REFERENCES \`activities\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`performances_id\`) REFERENCES \`performances\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_brands_v_rels_order_idx\` ON \`_brands_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_rels_parent_idx\` ON \`_brands_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_rels_path_idx\` ON \`_brands_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_rels_calls_id_idx\` ON \`_brands_v_rels\` (\`calls_id\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_rels_activities_id_idx\` ON \`_brands_v_rels\` (\`activities_id\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_rels_performances_id_idx\` ON \`_brands_v_rels\` (\`performances_id\`);`)
  await db.run(sql`CREATE INDEX \`_brands_v_rels_media_id_idx\` ON \`_brands_v_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE TABLE \`venues_accessibilities\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`venues\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`venues_accessibilities_order_idx\` ON \`venues_accessibilities\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`venues_accessibilities_parent_idx\` ON \`venues_accessibilities\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_venues_v_version_accessibilities\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_venues_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_venues_v_version_accessibilities_order_idx\` ON \`_venues_v_version_accessibilities\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_venues_v_version_accessibilities_parent_idx\` ON \`_venues_v_version_accessibilities\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`calls_audiences\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`calls\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`calls_audiences_order_idx\` ON \`calls_audiences\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`calls_audiences_parent_idx\` ON \`calls_audiences\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`calls_genres\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`calls\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`calls_genres_order_idx\` ON \`calls_genres\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`calls_genres_parent_idx\` ON \`calls_genres\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`calls_results\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`award\` text,
  	\`work_id\` text(36),
  	\`team_id\` text(36),
  	\`others\` text,
  	FOREIGN KEY (\`work_id\`) REFERENCES \`works\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`team_id\`) REFERENCES \`teams\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`calls\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`calls_results_order_idx\` ON \`calls_results\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`calls_results_parent_id_idx\` ON \`calls_results\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`calls_results_work_idx\` ON \`calls_results\` (\`work_id\`);`)
  await db.run(sql`CREATE INDEX \`calls_results_team_idx\` ON \`calls_results\` (\`team_id\`);`)
  await db.run(sql`CREATE TABLE \`calls\` (
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
  await db.run(sql`CREATE INDEX \`calls_unit_idx\` ON \`calls\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`calls_picture_idx\` ON \`calls\` (\`picture_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`calls_slug_idx\` ON \`calls\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`calls_sample_idx\` ON \`calls\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`calls_owner_unit_idx\` ON \`calls\` (\`owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`calls_updated_at_idx\` ON \`calls\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`calls_created_at_idx\` ON \`calls\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`calls__status_idx\` ON \`calls\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`calls_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`talents_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`calls\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`talents_id\`) REFERENCES \`talents\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`calls_rels_order_idx\` ON \`calls_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`calls_rels_parent_idx\` ON \`calls_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`calls_rels_path_idx\` ON \`calls_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`calls_rels_talents_id_idx\` ON \`calls_rels\` (\`talents_id\`);`)
  await db.run(sql`CREATE TABLE \`_calls_v_version_audiences\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_calls_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_calls_v_version_audiences_order_idx\` ON \`_calls_v_version_audiences\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_audiences_parent_idx\` ON \`_calls_v_version_audiences\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_calls_v_version_genres\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_calls_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_calls_v_version_genres_order_idx\` ON \`_calls_v_version_genres\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_genres_parent_idx\` ON \`_calls_v_version_genres\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_calls_v_version_results\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`award\` text,
  	\`work_id\` text(36),
  	\`team_id\` text(36),
  	\`others\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`work_id\`) REFERENCES \`works\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`team_id\`) REFERENCES \`teams\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_calls_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_calls_v_version_results_order_idx\` ON \`_calls_v_version_results\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_results_parent_id_idx\` ON \`_calls_v_version_results\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_results_work_idx\` ON \`_calls_v_version_results\` (\`work_id\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_results_team_idx\` ON \`_calls_v_version_results\` (\`team_id\`);`)
  await db.run(sql`CREATE TABLE \`_calls_v\` (
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
  	\`version_slug\` text,
  	\`version_sample\` text,
  	\`version_owner_unit_id\` text(36),
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
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
  await db.run(sql`CREATE INDEX \`_calls_v_parent_idx\` ON \`_calls_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_unit_idx\` ON \`_calls_v\` (\`version_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_picture_idx\` ON \`_calls_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_slug_idx\` ON \`_calls_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_sample_idx\` ON \`_calls_v\` (\`version_sample\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_owner_unit_idx\` ON \`_calls_v\` (\`version_owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_updated_at_idx\` ON \`_calls_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_created_at_idx\` ON \`_calls_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version__status_idx\` ON \`_calls_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_created_at_idx\` ON \`_calls_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_updated_at_idx\` ON \`_calls_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_latest_idx\` ON \`_calls_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`_calls_v_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`talents_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_calls_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`talents_id\`) REFERENCES \`talents\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_calls_v_rels_order_idx\` ON \`_calls_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_rels_parent_idx\` ON \`_calls_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_rels_path_idx\` ON \`_calls_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_rels_talents_id_idx\` ON \`_calls_v_rels\` (\`talents_id\`);`)
  await db.run(sql`CREATE TABLE \`services_audiences\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`services_audiences_order_idx\` ON \`services_audiences\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`services_audiences_parent_idx\` ON \`services_audiences\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`services\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`kind\` text,
  	\`unit_id\` text(36),
  	\`available\` integer DEFAULT true,
  	\`minutes\` numeric,
  	\`people\` numeric,
  	\`days_ahead\` numeric,
  	\`requirements\` text,
  	\`ordering\` text,
  	\`phone\` text,
  	\`summary\` text,
  	\`picture_id\` text(36),
  	\`body\` text,
  	\`internal_handler\` text,
  	\`internal_cost\` numeric,
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
  await db.run(sql`CREATE INDEX \`services_unit_idx\` ON \`services\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`services_picture_idx\` ON \`services\` (\`picture_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`services_slug_idx\` ON \`services\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`services_sample_idx\` ON \`services\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`services_owner_unit_idx\` ON \`services\` (\`owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`services_updated_at_idx\` ON \`services\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`services_created_at_idx\` ON \`services\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`services__status_idx\` ON \`services\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`services_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`talents_id\` text(36),
  	\`teams_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`talents_id\`) REFERENCES \`talents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`teams_id\`) REFERENCES \`teams\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`services_rels_order_idx\` ON \`services_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`services_rels_parent_idx\` ON \`services_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`services_rels_path_idx\` ON \`services_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`services_rels_talents_id_idx\` ON \`services_rels\` (\`talents_id\`);`)
  await db.run(sql`CREATE INDEX \`services_rels_teams_id_idx\` ON \`services_rels\` (\`teams_id\`);`)
  await db.run(sql`CREATE TABLE \`_services_v_version_audiences\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_services_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_services_v_version_audiences_order_idx\` ON \`_services_v_version_audiences\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_services_v_version_audiences_parent_idx\` ON \`_services_v_version_audiences\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_services_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_title\` text,
  	\`version_kind\` text,
  	\`version_unit_id\` text(36),
  	\`version_available\` integer DEFAULT true,
  	\`version_minutes\` numeric,
  	\`version_people\` numeric,
  	\`version_days_ahead\` numeric,
  	\`version_requirements\` text,
  	\`version_ordering\` text,
  	\`version_phone\` text,
  	\`version_summary\` text,
  	\`version_picture_id\` text(36),
  	\`version_body\` text,
  	\`version_internal_handler\` text,
  	\`version_internal_cost\` numeric,
  	\`version_slug\` text,
  	\`version_sample\` text,
  	\`version_owner_unit_id\` text(36),
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_services_v_parent_idx\` ON \`_services_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_services_v_version_version_unit_idx\` ON \`_services_v\` (\`version_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_services_v_version_version_picture_idx\` ON \`_services_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_services_v_version_version_slug_idx\` ON \`_services_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_services_v_version_version_sample_idx\` ON \`_services_v\` (\`version_sample\`);`)
  await db.run(sql`CREATE INDEX \`_services_v_version_version_owner_unit_idx\` ON \`_services_v\` (\`version_owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_services_v_version_version_updated_at_idx\` ON \`_services_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_services_v_version_version_created_at_idx\` ON \`_services_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_services_v_version_version__status_idx\` ON \`_services_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_services_v_created_at_idx\` ON \`_services_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_services_v_updated_at_idx\` ON \`_services_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_services_v_latest_idx\` ON \`_services_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`_services_v_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`talents_id\` text(36),
  	\`teams_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_services_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`talents_id\`) REFERENCES \`talents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`teams_id\`) REFERENCES \`teams\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_services_v_rels_order_idx\` ON \`_services_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_services_v_rels_parent_idx\` ON \`_services_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_services_v_rels_path_idx\` ON \`_services_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_services_v_rels_talents_id_idx\` ON \`_services_v_rels\` (\`talents_id\`);`)
  await db.run(sql`CREATE INDEX \`_services_v_rels_teams_id_idx\` ON \`_services_v_rels\` (\`teams_id\`);`)
  await db.run(sql`CREATE TABLE \`site_prices\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`type\` text NOT NULL,
  	\`list\` numeric NOT NULL,
  	\`subsidy\` numeric NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`site\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`site_prices_order_idx\` ON \`site_prices\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`site_prices_parent_id_idx\` ON \`site_prices\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_site_v_version_prices\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`type\` text NOT NULL,
  	\`list\` numeric NOT NULL,
  	\`subsidy\` numeric NOT NULL,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_site_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_site_v_version_prices_order_idx\` ON \`_site_v_version_prices\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_site_v_version_prices_parent_id_idx\` ON \`_site_v_version_prices\` (\`_parent_id\`);`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`price_list\` numeric;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`price_subsidy\` numeric;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`admission_note\` text;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_price_list\` numeric;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_price_subsidy\` numeric;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_admission_note\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`live_url\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`replay_url\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`safety_officer\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`safety_phone\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`safety_expected\` numeric;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`safety_plan\` text;`)
  await db.run(sql`ALTER TABLE \`performances_rels\` ADD \`teams_id\` text(36) REFERENCES teams(id) ON DELETE cascade;`)
  await db.run(sql`CREATE INDEX \`performances_rels_teams_id_idx\` ON \`performances_rels\` (\`teams_id\`);`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_live_url\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_replay_url\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_safety_officer\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_safety_phone\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_safety_expected\` numeric;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_safety_plan\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v_rels\` ADD \`teams_id\` text(36) REFERENCES teams(id) ON DELETE cascade;`)
  await db.run(sql`CREATE INDEX \`_performances_v_rels_teams_id_idx\` ON \`_performances_v_rels\` (\`teams_id\`);`)
  await db.run(sql`ALTER TABLE \`works\` ADD \`team_id\` text(36) REFERENCES teams(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`works_team_idx\` ON \`works\` (\`team_id\`);`)
  await db.run(sql`ALTER TABLE \`_works_v\` ADD \`version_team_id\` text(36) REFERENCES teams(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version_team_idx\` ON \`_works_v\` (\`version_team_id\`);`)
  await db.run(sql`ALTER TABLE \`talents\` ADD \`selection_unit_id\` text(36) REFERENCES units(id) ON DELETE set null;`)
  await db.run(sql`ALTER TABLE \`talents\` ADD \`selection_level\` text;`)
  await db.run(sql`ALTER TABLE \`talents\` ADD \`selection_date\` text;`)
  await db.run(sql`ALTER TABLE \`talents\` ADD \`selection_recommender\` text;`)
  await db.run(sql`ALTER TABLE \`talents\` ADD \`selection_opinion\` text;`)
  await db.run(sql`ALTER TABLE \`talents\` ADD \`consent_scope\` text DEFAULT 'full';`)
  await db.run(sql`ALTER TABLE \`talents\` ADD \`consent_document\` text;`)
  await db.run(sql`CREATE INDEX \`talents_selection_selection_unit_idx\` ON \`talents\` (\`selection_unit_id\`);`)
  await db.run(sql`ALTER TABLE \`_talents_v\` ADD \`version_selection_unit_id\` text(36) REFERENCES units(id) ON DELETE set null;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` ADD \`version_selection_level\` text;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` ADD \`version_selection_date\` text;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` ADD \`version_selection_recommender\` text;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` ADD \`version_selection_opinion\` text;`)
  await db.run(sql`ALTER TABLE \`_talents_v\` ADD \`version_consent_scope\` text DEFAULT 'full';`)
  await db.run(sql`ALTER TABLE \`_talents_v\` ADD \`version_consent_document\` text;`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_selection_version_selection_unit_idx\` ON \`_talents_v\` (\`version_selection_unit_id\`);`)
  await db.run(sql`ALTER TABLE \`venues\` ADD \`accessibility_note\` text;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` ADD \`version_accessibility_note\` text;`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`activities_id\` text(36) REFERENCES activities(id) ON DELETE cascade;`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`teams_id\` text(36) REFERENCES teams(id) ON DELETE cascade;`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`brands_id\` text(36) REFERENCES brands(id) ON DELETE cascade;`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`calls_id\` text(36) REFERENCES calls(id) ON DELETE cascade;`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`services_id\` text(36) REFERENCES services(id) ON DELETE cascade;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_activities_id_idx\` ON \`payload_locked_documents_rels\` (\`activities_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_teams_id_idx\` ON \`payload_locked_documents_rels\` (\`teams_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_brands_id_idx\` ON \`payload_locked_documents_rels\` (\`brands_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_calls_id_idx\` ON \`payload_locked_documents_rels\` (\`calls_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_services_id_idx\` ON \`payload_locked_documents_rels\` (\`services_id\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`courses_audiences\`;`)
  await db.run(sql`DROP TABLE \`courses_rels\`;`)
  await db.run(sql`DROP TABLE \`_courses_v_version_audiences\`;`)
  await db.run(sql`DROP TABLE \`_courses_v_rels\`;`)
  await db.run(sql`DROP TABLE \`performances_audiences\`;`)
  await db.run(sql`DROP TABLE \`_performances_v_version_audiences\`;`)
  await db.run(sql`DROP TABLE \`activities_audiences\`;`)
  await db.run(sql`DROP TABLE \`activities_dates\`;`)
  await db.run(sql`DROP TABLE \`activities\`;`)
  await db.run(sql`DROP TABLE \`activities_rels\`;`)
  await db.run(sql`DROP TABLE \`_activities_v_version_audiences\`;`)
  await db.run(sql`DROP TABLE \`_activities_v_version_dates\`;`)
  await db.run(sql`DROP TABLE \`_activities_v\`;`)
  await db.run(sql`DROP TABLE \`_activities_v_rels\`;`)
  await db.run(sql`DROP TABLE \`teams\`;`)
  await db.run(sql`DROP TABLE \`teams_rels\`;`)
  await db.run(sql`DROP TABLE \`_teams_v\`;`)
  await db.run(sql`DROP TABLE \`_teams_v_rels\`;`)
  await db.run(sql`DROP TABLE \`works_recordings\`;`)
  await db.run(sql`DROP TABLE \`works_sent_up\`;`)
  await db.run(sql`DROP TABLE \`_works_v_version_recordings\`;`)
  await db.run(sql`DROP TABLE \`_works_v_version_sent_up\`;`)
  await db.run(sql`DROP TABLE \`brands_editions\`;`)
  await db.run(sql`DROP TABLE \`brands\`;`)
  await db.run(sql`DROP TABLE \`brands_rels\`;`)
  await db.run(sql`DROP TABLE \`_brands_v_version_editions\`;`)
  await db.run(sql`DROP TABLE \`_brands_v\`;`)
  await db.run(sql`DROP TABLE \`_brands_v_rels\`;`)
  await db.run(sql`DROP TABLE \`venues_accessibilities\`;`)
  await db.run(sql`DROP TABLE \`_venues_v_version_accessibilities\`;`)
  await db.run(sql`DROP TABLE \`calls_audiences\`;`)
  await db.run(sql`DROP TABLE \`calls_genres\`;`)
  await db.run(sql`DROP TABLE \`calls_results\`;`)
  await db.run(sql`DROP TABLE \`calls\`;`)
  await db.run(sql`DROP TABLE \`calls_rels\`;`)
  await db.run(sql`DROP TABLE \`_calls_v_version_audiences\`;`)
  await db.run(sql`DROP TABLE \`_calls_v_version_genres\`;`)
  await db.run(sql`DROP TABLE \`_calls_v_version_results\`;`)
  await db.run(sql`DROP TABLE \`_calls_v\`;`)
  await db.run(sql`DROP TABLE \`_calls_v_rels\`;`)
  await db.run(sql`DROP TABLE \`services_audiences\`;`)
  await db.run(sql`DROP TABLE \`services\`;`)
  await db.run(sql`DROP TABLE \`services_rels\`;`)
  await db.run(sql`DROP TABLE \`_services_v_version_audiences\`;`)
  await db.run(sql`DROP TABLE \`_services_v\`;`)
  await db.run(sql`DROP TABLE \`_services_v_rels\`;`)
  await db.run(sql`DROP TABLE \`site_prices\`;`)
  await db.run(sql`DROP TABLE \`_site_v_version_prices\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_performances_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`talents_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`performances\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`talents_id\`) REFERENCES \`talents\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_performances_rels\`("id", "order", "parent_id", "path", "talents_id") SELECT "id", "order", "parent_id", "path", "talents_id" FROM \`performances_rels\`;`)
  await db.run(sql`DROP TABLE \`performances_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_performances_rels\` RENAME TO \`performances_rels\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`performances_rels_order_idx\` ON \`performances_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`performances_rels_parent_idx\` ON \`performances_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`performances_rels_path_idx\` ON \`performances_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`performances_rels_talents_id_idx\` ON \`performances_rels\` (\`talents_id\`);`)
  await db.run(sql`CREATE TABLE \`__new__performances_v_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`talents_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_performances_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`talents_id\`) REFERENCES \`talents\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new__performances_v_rels\`("id", "order", "parent_id", "path", "talents_id") SELECT "id", "order", "parent_id", "path", "talents_id" FROM \`_performances_v_rels\`;`)
  await db.run(sql`DROP TABLE \`_performances_v_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new__performances_v_rels\` RENAME TO \`_performances_v_rels\`;`)
  await db.run(sql`CREATE INDEX \`_performances_v_rels_order_idx\` ON \`_performances_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_rels_parent_idx\` ON \`_performances_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_rels_path_idx\` ON \`_performances_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_rels_talents_id_idx\` ON \`_performances_v_rels\` (\`talents_id\`);`)
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
  	\`owner_unit_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_talents\`("id", "name", "unit_id", "summary", "picture_id", "speaker", "body", "consent_given", "consent_date", "slug", "sample", "owner_unit_id", "updated_at", "created_at", "_status") SELECT "id", "name", "unit_id", "summary", "picture_id", "speaker", "body", "consent_given", "consent_date", "slug", "sample", "owner_unit_id", "updated_at", "created_at", "_status" FROM \`talents\`;`)
  await db.run(sql`DROP TABLE \`talents\`;`)
  await db.run(sql`ALTER TABLE \`__new_talents\` RENAME TO \`talents\`;`)
  await db.run(sql`CREATE INDEX \`talents_unit_idx\` ON \`talents\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`talents_picture_idx\` ON \`talents\` (\`picture_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`talents_slug_idx\` ON \`talents\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`talents_sample_idx\` ON \`talents\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`talents_owner_unit_idx\` ON \`talents\` (\`owner_unit_id\`);`)
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
  	\`version_owner_unit_id\` text(36),
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`talents\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__talents_v\`("id", "parent_id", "version_name", "version_unit_id", "version_summary", "version_picture_id", "version_speaker", "version_body", "version_consent_given", "version_consent_date", "version_slug", "version_sample", "version_owner_unit_id", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest") SELECT "id", "parent_id", "version_name", "version_unit_id", "version_summary", "version_picture_id", "version_speaker", "version_body", "version_consent_given", "version_consent_date", "version_slug", "version_sample", "version_owner_unit_id", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest" FROM \`_talents_v\`;`)
  await db.run(sql`DROP TABLE \`_talents_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__talents_v\` RENAME TO \`_talents_v\`;`)
  await db.run(sql`CREATE INDEX \`_talents_v_parent_idx\` ON \`_talents_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version_unit_idx\` ON \`_talents_v\` (\`version_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version_picture_idx\` ON \`_talents_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version_slug_idx\` ON \`_talents_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version_sample_idx\` ON \`_talents_v\` (\`version_sample\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version_owner_unit_idx\` ON \`_talents_v\` (\`version_owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version_updated_at_idx\` ON \`_talents_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version_created_at_idx\` ON \`_talents_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_version_version__status_idx\` ON \`_talents_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_created_at_idx\` ON \`_talents_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_updated_at_idx\` ON \`_talents_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_talents_v_latest_idx\` ON \`_talents_v\` (\`latest\`);`)
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
  	\`owner_unit_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_works\`("id", "title", "genre", "year", "unit_id", "authors_text", "summary", "picture_id", "body", "slug", "sample", "owner_unit_id", "updated_at", "created_at", "_status") SELECT "id", "title", "genre", "year", "unit_id", "authors_text", "summary", "picture_id", "body", "slug", "sample", "owner_unit_id", "updated_at", "created_at", "_status" FROM \`works\`;`)
  await db.run(sql`DROP TABLE \`works\`;`)
  await db.run(sql`ALTER TABLE \`__new_works\` RENAME TO \`works\`;`)
  await db.run(sql`CREATE INDEX \`works_unit_idx\` ON \`works\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`works_picture_idx\` ON \`works\` (\`picture_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`works_slug_idx\` ON \`works\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`works_sample_idx\` ON \`works\` (\`sample\`);`)
  await db.run(sql`CREATE INDEX \`works_owner_unit_idx\` ON \`works\` (\`owner_unit_id\`);`)
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
  	\`version_owner_unit_id\` text(36),
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`works\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_owner_unit_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__works_v\`("id", "parent_id", "version_title", "version_genre", "version_year", "version_unit_id", "version_authors_text", "version_summary", "version_picture_id", "version_body", "version_slug", "version_sample", "version_owner_unit_id", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest") SELECT "id", "parent_id", "version_title", "version_genre", "version_year", "version_unit_id", "version_authors_text", "version_summary", "version_picture_id", "version_body", "version_slug", "version_sample", "version_owner_unit_id", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest" FROM \`_works_v\`;`)
  await db.run(sql`DROP TABLE \`_works_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__works_v\` RENAME TO \`_works_v\`;`)
  await db.run(sql`CREATE INDEX \`_works_v_parent_idx\` ON \`_works_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version_unit_idx\` ON \`_works_v\` (\`version_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version_picture_idx\` ON \`_works_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version_slug_idx\` ON \`_works_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version_sample_idx\` ON \`_works_v\` (\`version_sample\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version_owner_unit_idx\` ON \`_works_v\` (\`version_owner_unit_id\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version_updated_at_idx\` ON \`_works_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version_created_at_idx\` ON \`_works_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_version_version__status_idx\` ON \`_works_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_created_at_idx\` ON \`_works_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_updated_at_idx\` ON \`_works_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_works_v_latest_idx\` ON \`_works_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`__new_payload_locked_documents_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`courses_id\` text(36),
  	\`performances_id\` text(36),
  	\`works_id\` text(36),
  	\`talents_id\` text(36),
  	\`venues_id\` text(36),
  	\`notices_id\` text(36),
  	\`media_id\` text(36),
  	\`units_id\` text(36),
  	\`users_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`courses_id\`) REFERENCES \`courses\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`performances_id\`) REFERENCES \`performances\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`works_id\`) REFERENCES \`works\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`talents_id\`) REFERENCES \`talents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`venues_id\`) REFERENCES \`venues\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`notices_id\`) REFERENCES \`notices\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`units_id\`) REFERENCES \`units\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "courses_id", "performances_id", "works_id", "talents_id", "venues_id", "notices_id", "media_id", "units_id", "users_id") SELECT "id", "order", "parent_id", "path", "courses_id", "performances_id", "works_id", "talents_id", "venues_id", "notices_id", "media_id", "units_id", "users_id" FROM \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_payload_locked_documents_rels\` RENAME TO \`payload_locked_documents_rels\`;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_courses_id_idx\` ON \`payload_locked_documents_rels\` (\`courses_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_performances_id_idx\` ON \`payload_locked_documents_rels\` (\`performances_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_works_id_idx\` ON \`payload_locked_documents_rels\` (\`works_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_talents_id_idx\` ON \`payload_locked_documents_rels\` (\`talents_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_venues_id_idx\` ON \`payload_locked_documents_rels\` (\`venues_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_notices_id_idx\` ON \`payload_locked_documents_rels\` (\`notices_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_media_id_idx\` ON \`payload_locked_documents_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_units_id_idx\` ON \`payload_locked_documents_rels\` (\`units_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`price_list\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`price_subsidy\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`admission_note\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_price_list\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_price_subsidy\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_admission_note\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`live_url\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`replay_url\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`safety_officer\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`safety_phone\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`safety_expected\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`safety_plan\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_live_url\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_replay_url\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_safety_officer\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_safety_phone\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_safety_expected\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_safety_plan\`;`)
  await db.run(sql`ALTER TABLE \`venues\` DROP COLUMN \`accessibility_note\`;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` DROP COLUMN \`version_accessibility_note\`;`)
}
