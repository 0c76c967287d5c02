import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`holidays_years_holidays\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`holidays_years\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`holidays_years_holidays_order_idx\` ON \`holidays_years_holidays\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`holidays_years_holidays_parent_id_idx\` ON \`holidays_years_holidays\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`holidays_years_workdays\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`day\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`holidays_years\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`holidays_years_workdays_order_idx\` ON \`holidays_years_workdays\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`holidays_years_workdays_parent_id_idx\` ON \`holidays_years_workdays\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`holidays_years\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`year\` numeric NOT NULL,
  	\`source\` text NOT NULL,
  	\`url\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`holidays\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`holidays_years_order_idx\` ON \`holidays_years\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`holidays_years_parent_id_idx\` ON \`holidays_years\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`holidays\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`updated_at\` text,
  	\`created_at\` text
  );
  `)
  await db.run(sql`CREATE TABLE \`_holidays_v_version_years_holidays\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_holidays_v_version_years\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_holidays_v_version_years_holidays_order_idx\` ON \`_holidays_v_version_years_holidays\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_holidays_v_version_years_holidays_parent_id_idx\` ON \`_holidays_v_version_years_holidays\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_holidays_v_version_years_workdays\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`day\` text NOT NULL,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_holidays_v_version_years\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_holidays_v_version_years_workdays_order_idx\` ON \`_holidays_v_version_years_workdays\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_holidays_v_version_years_workdays_parent_id_idx\` ON \`_holidays_v_version_years_workdays\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_holidays_v_version_years\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`year\` numeric NOT NULL,
  	\`source\` text NOT NULL,
  	\`url\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_holidays_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_holidays_v_version_years_order_idx\` ON \`_holidays_v_version_years\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_holidays_v_version_years_parent_id_idx\` ON \`_holidays_v_version_years\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_holidays_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`_holidays_v_created_at_idx\` ON \`_holidays_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_holidays_v_updated_at_idx\` ON \`_holidays_v\` (\`updated_at\`);`)
  await db.run(sql`ALTER TABLE \`courses_sessions\` ADD \`postponed\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`courses_sessions\` ADD \`full\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`participation\` text;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`phone\` text;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`bring\` text;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`safety_note\` text;`)
  await db.run(sql`ALTER TABLE \`_courses_v_version_sessions\` ADD \`postponed\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`_courses_v_version_sessions\` ADD \`full\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_participation\` text;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_phone\` text;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_bring\` text;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_safety_note\` text;`)
  await db.run(sql`ALTER TABLE \`performances_showings\` ADD \`postponed\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`performances_showings\` ADD \`full\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`participation\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`phone\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`bring\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`safety_note\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v_version_showings\` ADD \`postponed\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`_performances_v_version_showings\` ADD \`full\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_participation\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_phone\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_bring\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_safety_note\` text;`)
  await db.run(sql`ALTER TABLE \`activities_dates\` ADD \`postponed\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`activities_dates\` ADD \`full\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`participation\` text;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`phone\` text;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`bring\` text;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`safety_note\` text;`)
  await db.run(sql`ALTER TABLE \`_activities_v_version_dates\` ADD \`postponed\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`_activities_v_version_dates\` ADD \`full\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_participation\` text;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_phone\` text;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_bring\` text;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_safety_note\` text;`)
  await db.run(sql`ALTER TABLE \`venues\` ADD \`entrance\` text;`)
  await db.run(sql`ALTER TABLE \`venues\` ADD \`metro\` text;`)
  await db.run(sql`ALTER TABLE \`venues\` ADD \`bus\` text;`)
  await db.run(sql`ALTER TABLE \`venues\` ADD \`coordinate_system\` text;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` ADD \`version_entrance\` text;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` ADD \`version_metro\` text;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` ADD \`version_bus\` text;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` ADD \`version_coordinate_system\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`sizes_avif320_url\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`sizes_avif320_width\` numeric;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`sizes_avif320_height\` numeric;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`sizes_avif320_mime_type\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`sizes_avif320_filesize\` numeric;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`sizes_avif320_filename\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`sizes_webp320_url\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`sizes_webp320_width\` numeric;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`sizes_webp320_height\` numeric;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`sizes_webp320_mime_type\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`sizes_webp320_filesize\` numeric;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`sizes_webp320_filename\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`sizes_square_url\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`sizes_square_width\` numeric;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`sizes_square_height\` numeric;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`sizes_square_mime_type\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`sizes_square_filesize\` numeric;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`sizes_square_filename\` text;`)
  await db.run(sql`CREATE INDEX \`media_sizes_avif320_sizes_avif320_filename_idx\` ON \`media\` (\`sizes_avif320_filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_webp320_sizes_webp320_filename_idx\` ON \`media\` (\`sizes_webp320_filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_square_sizes_square_filename_idx\` ON \`media\` (\`sizes_square_filename\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`holidays_years_holidays\`;`)
  await db.run(sql`DROP TABLE \`holidays_years_workdays\`;`)
  await db.run(sql`DROP TABLE \`holidays_years\`;`)
  await db.run(sql`DROP TABLE \`holidays\`;`)
  await db.run(sql`DROP TABLE \`_holidays_v_version_years_holidays\`;`)
  await db.run(sql`DROP TABLE \`_holidays_v_version_years_workdays\`;`)
  await db.run(sql`DROP TABLE \`_holidays_v_version_years\`;`)
  await db.run(sql`DROP TABLE \`_holidays_v\`;`)
  await db.run(sql`DROP INDEX \`media_sizes_avif320_sizes_avif320_filename_idx\`;`)
  await db.run(sql`DROP INDEX \`media_sizes_webp320_sizes_webp320_filename_idx\`;`)
  await db.run(sql`DROP INDEX \`media_sizes_square_sizes_square_filename_idx\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`sizes_avif320_url\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`sizes_avif320_width\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`sizes_avif320_height\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`sizes_avif320_mime_type\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`sizes_avif320_filesize\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`sizes_avif320_filename\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`sizes_webp320_url\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`sizes_webp320_width\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`sizes_webp320_height\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`sizes_webp320_mime_type\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`sizes_webp320_filesize\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`sizes_webp320_filename\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`sizes_square_url\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`sizes_square_width\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`sizes_square_height\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`sizes_square_mime_type\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`sizes_square_filesize\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`sizes_square_filename\`;`)
  await db.run(sql`ALTER TABLE \`courses_sessions\` DROP COLUMN \`postponed\`;`)
  await db.run(sql`ALTER TABLE \`courses_sessions\` DROP COLUMN \`full\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`participation\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`phone\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`bring\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`safety_note\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v_version_sessions\` DROP COLUMN \`postponed\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v_version_sessions\` DROP COLUMN \`full\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_participation\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_phone\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_bring\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_safety_note\`;`)
  await db.run(sql`ALTER TABLE \`performances_showings\` DROP COLUMN \`postponed\`;`)
  await db.run(sql`ALTER TABLE \`performances_showings\` DROP COLUMN \`full\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`participation\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`phone\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`bring\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`safety_note\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v_version_showings\` DROP COLUMN \`postponed\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v_version_showings\` DROP COLUMN \`full\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_participation\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_phone\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_bring\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_safety_note\`;`)
  await db.run(sql`ALTER TABLE \`activities_dates\` DROP COLUMN \`postponed\`;`)
  await db.run(sql`ALTER TABLE \`activities_dates\` DROP COLUMN \`full\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`participation\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`phone\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`bring\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`safety_note\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v_version_dates\` DROP COLUMN \`postponed\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v_version_dates\` DROP COLUMN \`full\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_participation\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_phone\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_bring\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_safety_note\`;`)
  await db.run(sql`ALTER TABLE \`venues\` DROP COLUMN \`entrance\`;`)
  await db.run(sql`ALTER TABLE \`venues\` DROP COLUMN \`metro\`;`)
  await db.run(sql`ALTER TABLE \`venues\` DROP COLUMN \`bus\`;`)
  await db.run(sql`ALTER TABLE \`venues\` DROP COLUMN \`coordinate_system\`;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` DROP COLUMN \`version_entrance\`;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` DROP COLUMN \`version_metro\`;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` DROP COLUMN \`version_bus\`;`)
  await db.run(sql`ALTER TABLE \`_venues_v\` DROP COLUMN \`version_coordinate_system\`;`)
}
