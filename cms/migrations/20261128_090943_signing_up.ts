import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`courses_sign_up_quotas\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`audience\` text,
  	\`seats\` numeric,
  	\`release\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`courses\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`courses_sign_up_quotas_order_idx\` ON \`courses_sign_up_quotas\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`courses_sign_up_quotas_parent_id_idx\` ON \`courses_sign_up_quotas\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`courses_sign_up_questions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`label\` text,
  	\`kind\` text DEFAULT 'text',
  	\`is_required\` integer DEFAULT false,
  	\`choices\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`courses\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`courses_sign_up_questions_order_idx\` ON \`courses_sign_up_questions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`courses_sign_up_questions_parent_id_idx\` ON \`courses_sign_up_questions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_courses_v_version_sign_up_quotas\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`audience\` text,
  	\`seats\` numeric,
  	\`release\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_courses_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_courses_v_version_sign_up_quotas_order_idx\` ON \`_courses_v_version_sign_up_quotas\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_sign_up_quotas_parent_id_idx\` ON \`_courses_v_version_sign_up_quotas\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_courses_v_version_sign_up_questions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`label\` text,
  	\`kind\` text DEFAULT 'text',
  	\`is_required\` integer DEFAULT false,
  	\`choices\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_courses_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_courses_v_version_sign_up_questions_order_idx\` ON \`_courses_v_version_sign_up_questions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_courses_v_version_sign_up_questions_parent_id_idx\` ON \`_courses_v_version_sign_up_questions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`performances_sign_up_quotas\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`audience\` text,
  	\`seats\` numeric,
  	\`release\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`performances\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`performances_sign_up_quotas_order_idx\` ON \`performances_sign_up_quotas\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`performances_sign_up_quotas_parent_id_idx\` ON \`performances_sign_up_quotas\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`performances_sign_up_questions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`label\` text,
  	\`kind\` text DEFAULT 'text',
  	\`is_required\` integer DEFAULT false,
  	\`choices\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`performances\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`performances_sign_up_questions_order_idx\` ON \`performances_sign_up_questions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`performances_sign_up_questions_parent_id_idx\` ON \`performances_sign_up_questions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_performances_v_version_sign_up_quotas\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`audience\` text,
  	\`seats\` numeric,
  	\`release\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_performances_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_performances_v_version_sign_up_quotas_order_idx\` ON \`_performances_v_version_sign_up_quotas\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_sign_up_quotas_parent_id_idx\` ON \`_performances_v_version_sign_up_quotas\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_performances_v_version_sign_up_questions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`label\` text,
  	\`kind\` text DEFAULT 'text',
  	\`is_required\` integer DEFAULT false,
  	\`choices\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_performances_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_performances_v_version_sign_up_questions_order_idx\` ON \`_performances_v_version_sign_up_questions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_performances_v_version_sign_up_questions_parent_id_idx\` ON \`_performances_v_version_sign_up_questions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`activities_sign_up_quotas\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`audience\` text,
  	\`seats\` numeric,
  	\`release\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`activities\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`activities_sign_up_quotas_order_idx\` ON \`activities_sign_up_quotas\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`activities_sign_up_quotas_parent_id_idx\` ON \`activities_sign_up_quotas\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`activities_sign_up_questions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`label\` text,
  	\`kind\` text DEFAULT 'text',
  	\`is_required\` integer DEFAULT false,
  	\`choices\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`activities\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`activities_sign_up_questions_order_idx\` ON \`activities_sign_up_questions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`activities_sign_up_questions_parent_id_idx\` ON \`activities_sign_up_questions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_activities_v_version_sign_up_quotas\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`audience\` text,
  	\`seats\` numeric,
  	\`release\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_activities_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_activities_v_version_sign_up_quotas_order_idx\` ON \`_activities_v_version_sign_up_quotas\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_sign_up_quotas_parent_id_idx\` ON \`_activities_v_version_sign_up_quotas\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_activities_v_version_sign_up_questions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`label\` text,
  	\`kind\` text DEFAULT 'text',
  	\`is_required\` integer DEFAULT false,
  	\`choices\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_activities_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_activities_v_version_sign_up_questions_order_idx\` ON \`_activities_v_version_sign_up_questions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_activities_v_version_sign_up_questions_parent_id_idx\` ON \`_activities_v_version_sign_up_questions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`seats\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`library\` text NOT NULL,
  	\`entry\` text NOT NULL,
  	\`occasion\` text,
  	\`revision\` numeric DEFAULT 0 NOT NULL,
  	\`capacity\` numeric DEFAULT 0 NOT NULL,
  	\`confirmed\` numeric DEFAULT 0 NOT NULL,
  	\`held\` numeric DEFAULT 0 NOT NULL,
  	\`left\` numeric DEFAULT 0 NOT NULL,
  	\`waiting\` numeric DEFAULT 0 NOT NULL,
  	\`pooled\` numeric DEFAULT 0 NOT NULL,
  	\`last\` numeric DEFAULT 0 NOT NULL,
  	\`taken_by\` text,
  	\`override\` text,
  	\`next\` text,
  	\`ends\` text,
  	\`erased_at\` text,
  	\`seed\` text,
  	\`drawn_at\` text,
  	\`spoken\` text,
  	\`told\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`seats_key_idx\` ON \`seats\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`seats_library_idx\` ON \`seats\` (\`library\`);`)
  await db.run(sql`CREATE INDEX \`seats_entry_idx\` ON \`seats\` (\`entry\`);`)
  await db.run(sql`CREATE INDEX \`seats_next_idx\` ON \`seats\` (\`next\`);`)
  await db.run(sql`CREATE INDEX \`seats_ends_idx\` ON \`seats\` (\`ends\`);`)
  await db.run(sql`CREATE INDEX \`seats_updated_at_idx\` ON \`seats\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`seats_created_at_idx\` ON \`seats\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`registrations\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`bookable\` text NOT NULL,
  	\`library\` text NOT NULL,
  	\`entry\` text NOT NULL,
  	\`occasion\` text,
  	\`number\` numeric DEFAULT 0 NOT NULL,
  	\`state\` text NOT NULL,
  	\`seats\` numeric DEFAULT 0 NOT NULL,
  	\`audience\` text,
  	\`offered_seats\` numeric,
  	\`offer_until\` text,
  	\`rank\` numeric,
  	\`is_whole_only\` integer DEFAULT false,
  	\`phone\` text,
  	\`code\` text,
  	\`key\` text,
  	\`person\` text,
  	\`consent\` text,
  	\`consent_at\` text,
  	\`tell\` text,
  	\`has_to_tell\` integer DEFAULT false,
  	\`erased_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`registrations_bookable_idx\` ON \`registrations\` (\`bookable\`);`)
  await db.run(sql`CREATE INDEX \`registrations_library_idx\` ON \`registrations\` (\`library\`);`)
  await db.run(sql`CREATE INDEX \`registrations_entry_idx\` ON \`registrations\` (\`entry\`);`)
  await db.run(sql`CREATE INDEX \`registrations_state_idx\` ON \`registrations\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`registrations_phone_idx\` ON \`registrations\` (\`phone\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`registrations_code_idx\` ON \`registrations\` (\`code\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`registrations_key_idx\` ON \`registrations\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`registrations_has_to_tell_idx\` ON \`registrations\` (\`has_to_tell\`);`)
  await db.run(sql`CREATE INDEX \`registrations_erased_at_idx\` ON \`registrations\` (\`erased_at\`);`)
  await db.run(sql`CREATE INDEX \`registrations_updated_at_idx\` ON \`registrations\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`registrations_created_at_idx\` ON \`registrations\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`messages\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`registration\` text NOT NULL,
  	\`bookable\` text NOT NULL,
  	\`notice\` text NOT NULL,
  	\`sealed\` text,
  	\`state\` text NOT NULL,
  	\`carrier\` text,
  	\`attempts\` numeric,
  	\`next\` text,
  	\`until\` text,
  	\`problem\` text,
  	\`sent_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`messages_key_idx\` ON \`messages\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`messages_registration_idx\` ON \`messages\` (\`registration\`);`)
  await db.run(sql`CREATE INDEX \`messages_bookable_idx\` ON \`messages\` (\`bookable\`);`)
  await db.run(sql`CREATE INDEX \`messages_state_idx\` ON \`messages\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`messages_next_idx\` ON \`messages\` (\`next\`);`)
  await db.run(sql`CREATE INDEX \`messages_updated_at_idx\` ON \`messages\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`messages_created_at_idx\` ON \`messages\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`attendances\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`bookable\` text NOT NULL,
  	\`library\` text NOT NULL,
  	\`entry\` text NOT NULL,
  	\`lesson\` text NOT NULL,
  	\`lesson_at\` text,
  	\`registration\` text,
  	\`state\` text NOT NULL,
  	\`people\` numeric DEFAULT 0 NOT NULL,
  	\`at\` text,
  	\`by\` text,
  	\`undone_at\` text,
  	\`scans\` text,
  	\`revision\` numeric DEFAULT 0 NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`attendances_key_idx\` ON \`attendances\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`attendances_bookable_idx\` ON \`attendances\` (\`bookable\`);`)
  await db.run(sql`CREATE INDEX \`attendances_entry_idx\` ON \`attendances\` (\`entry\`);`)
  await db.run(sql`CREATE INDEX \`attendances_registration_idx\` ON \`attendances\` (\`registration\`);`)
  await db.run(sql`CREATE INDEX \`attendances_updated_at_idx\` ON \`attendances\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`attendances_created_at_idx\` ON \`attendances\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`sign_up_rules\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`pauses_no_shows\` integer DEFAULT false,
  	\`absences\` numeric DEFAULT 3,
  	\`within_days\` numeric DEFAULT 90,
  	\`pause_days\` numeric DEFAULT 30,
  	\`updated_at\` text,
  	\`created_at\` text
  );
  `)
  await db.run(sql`CREATE TABLE \`_sign_up_rules_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`version_pauses_no_shows\` integer DEFAULT false,
  	\`version_absences\` numeric DEFAULT 3,
  	\`version_within_days\` numeric DEFAULT 90,
  	\`version_pause_days\` numeric DEFAULT 30,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`_sign_up_rules_v_created_at_idx\` ON \`_sign_up_rules_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_sign_up_rules_v_updated_at_idx\` ON \`_sign_up_rules_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE TABLE \`message_texts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`reminds\` integer DEFAULT true,
  	\`remind_hour\` numeric DEFAULT 18 NOT NULL,
  	\`confirmed\` text,
  	\`pooled\` text,
  	\`waitlisted\` text,
  	\`offered\` text,
  	\`expired\` text,
  	\`drawn\` text,
  	\`not_drawn\` text,
  	\`cancelled\` text,
  	\`called_off\` text,
  	\`moved\` text,
  	\`reminder\` text,
  	\`message\` text,
  	\`updated_at\` text,
  	\`created_at\` text
  );
  `)
  await db.run(sql`CREATE TABLE \`_message_texts_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`version_reminds\` integer DEFAULT true,
  	\`version_remind_hour\` numeric DEFAULT 18 NOT NULL,
  	\`version_confirmed\` text,
  	\`version_pooled\` text,
  	\`version_waitlisted\` text,
  	\`version_offered\` text,
  	\`version_expired\` text,
  	\`version_drawn\` text,
  	\`version_not_drawn\` text,
  	\`version_cancelled\` text,
  	\`version_called_off\` text,
  	\`version_moved\` text,
  	\`version_reminder\` text,
  	\`version_message\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`_message_texts_v_created_at_idx\` ON \`_message_texts_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_message_texts_v_updated_at_idx\` ON \`_message_texts_v\` (\`updated_at\`);`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`sign_up_here_is_on\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`sign_up_here_per\` text DEFAULT 'occasion';`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`sign_up_here_how\` text DEFAULT 'first-come';`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`sign_up_here_opens\` text;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`sign_up_here_seats\` numeric;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`sign_up_here_most_seats\` numeric DEFAULT 4;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`sign_up_here_has_waiting_list\` integer DEFAULT true;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`sign_up_here_offer_hours\` numeric DEFAULT 24;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`sign_up_here_children_youngest\` numeric;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`sign_up_here_children_oldest\` numeric;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_sign_up_here_is_on\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_sign_up_here_per\` text DEFAULT 'occasion';`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_sign_up_here_how\` text DEFAULT 'first-come';`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_sign_up_here_opens\` text;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_sign_up_here_seats\` numeric;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_sign_up_here_most_seats\` numeric DEFAULT 4;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_sign_up_here_has_waiting_list\` integer DEFAULT true;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_sign_up_here_offer_hours\` numeric DEFAULT 24;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_sign_up_here_children_youngest\` numeric;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_sign_up_here_children_oldest\` numeric;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`sign_up_here_is_on\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`sign_up_here_how\` text DEFAULT 'first-come';`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`sign_up_here_opens\` text;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`sign_up_here_seats\` numeric;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`sign_up_here_most_seats\` numeric DEFAULT 4;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`sign_up_here_has_waiting_list\` integer DEFAULT true;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`sign_up_here_offer_hours\` numeric DEFAULT 24;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`sign_up_here_children_youngest\` numeric;`)
  await db.run(sql`ALTER TABLE \`performances\` ADD \`sign_up_here_children_oldest\` numeric;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_sign_up_here_is_on\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_sign_up_here_how\` text DEFAULT 'first-come';`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_sign_up_here_opens\` text;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_sign_up_here_seats\` numeric;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_sign_up_here_most_seats\` numeric DEFAULT 4;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_sign_up_here_has_waiting_list\` integer DEFAULT true;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_sign_up_here_offer_hours\` numeric DEFAULT 24;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_sign_up_here_children_youngest\` numeric;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` ADD \`version_sign_up_here_children_oldest\` numeric;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`sign_up_here_is_on\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`sign_up_here_how\` text DEFAULT 'first-come';`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`sign_up_here_opens\` text;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`sign_up_here_seats\` numeric;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`sign_up_here_most_seats\` numeric DEFAULT 4;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`sign_up_here_has_waiting_list\` integer DEFAULT true;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`sign_up_here_offer_hours\` numeric DEFAULT 24;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`sign_up_here_children_youngest\` numeric;`)
  await db.run(sql`ALTER TABLE \`activities\` ADD \`sign_up_here_children_oldest\` numeric;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_sign_up_here_is_on\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_sign_up_here_how\` text DEFAULT 'first-come';`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_sign_up_here_opens\` text;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_sign_up_here_seats\` numeric;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_sign_up_here_most_seats\` numeric DEFAULT 4;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_sign_up_here_has_waiting_list\` integer DEFAULT true;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_sign_up_here_offer_hours\` numeric DEFAULT 24;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_sign_up_here_children_youngest\` numeric;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_sign_up_here_children_oldest\` numeric;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`courses_sign_up_quotas\`;`)
  await db.run(sql`DROP TABLE \`courses_sign_up_questions\`;`)
  await db.run(sql`DROP TABLE \`_courses_v_version_sign_up_quotas\`;`)
  await db.run(sql`DROP TABLE \`_courses_v_version_sign_up_questions\`;`)
  await db.run(sql`DROP TABLE \`performances_sign_up_quotas\`;`)
  await db.run(sql`DROP TABLE \`performances_sign_up_questions\`;`)
  await db.run(sql`DROP TABLE \`_performances_v_version_sign_up_quotas\`;`)
  await db.run(sql`DROP TABLE \`_performances_v_version_sign_up_questions\`;`)
  await db.run(sql`DROP TABLE \`activities_sign_up_quotas\`;`)
  await db.run(sql`DROP TABLE \`activities_sign_up_questions\`;`)
  await db.run(sql`DROP TABLE \`_activities_v_version_sign_up_quotas\`;`)
  await db.run(sql`DROP TABLE \`_activities_v_version_sign_up_questions\`;`)
  await db.run(sql`DROP TABLE \`seats\`;`)
  await db.run(sql`DROP TABLE \`registrations\`;`)
  await db.run(sql`DROP TABLE \`messages\`;`)
  await db.run(sql`DROP TABLE \`attendances\`;`)
  await db.run(sql`DROP TABLE \`sign_up_rules\`;`)
  await db.run(sql`DROP TABLE \`_sign_up_rules_v\`;`)
  await db.run(sql`DROP TABLE \`message_texts\`;`)
  await db.run(sql`DROP TABLE \`_message_texts_v\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`sign_up_here_is_on\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`sign_up_here_per\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`sign_up_here_how\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`sign_up_here_opens\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`sign_up_here_seats\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`sign_up_here_most_seats\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`sign_up_here_has_waiting_list\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`sign_up_here_offer_hours\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`sign_up_here_children_youngest\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`sign_up_here_children_oldest\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_sign_up_here_is_on\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_sign_up_here_per\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_sign_up_here_how\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_sign_up_here_opens\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_sign_up_here_seats\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_sign_up_here_most_seats\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_sign_up_here_has_waiting_list\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_sign_up_here_offer_hours\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_sign_up_here_children_youngest\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_sign_up_here_children_oldest\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`sign_up_here_is_on\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`sign_up_here_how\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`sign_up_here_opens\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`sign_up_here_seats\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`sign_up_here_most_seats\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`sign_up_here_has_waiting_list\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`sign_up_here_offer_hours\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`sign_up_here_children_youngest\`;`)
  await db.run(sql`ALTER TABLE \`performances\` DROP COLUMN \`sign_up_here_children_oldest\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_sign_up_here_is_on\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_sign_up_here_how\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_sign_up_here_opens\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_sign_up_here_seats\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_sign_up_here_most_seats\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_sign_up_here_has_waiting_list\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_sign_up_here_offer_hours\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_sign_up_here_children_youngest\`;`)
  await db.run(sql`ALTER TABLE \`_performances_v\` DROP COLUMN \`version_sign_up_here_children_oldest\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`sign_up_here_is_on\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`sign_up_here_how\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`sign_up_here_opens\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`sign_up_here_seats\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`sign_up_here_most_seats\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`sign_up_here_has_waiting_list\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`sign_up_here_offer_hours\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`sign_up_here_children_youngest\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`sign_up_here_children_oldest\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_sign_up_here_is_on\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_sign_up_here_how\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_sign_up_here_opens\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_sign_up_here_seats\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_sign_up_here_most_seats\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_sign_up_here_has_waiting_list\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_sign_up_here_offer_hours\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_sign_up_here_children_youngest\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_sign_up_here_children_oldest\`;`)
}
