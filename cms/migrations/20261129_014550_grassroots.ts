import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`targets\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`campaign\` text NOT NULL,
  	\`measure\` text NOT NULL,
  	\`revision\` numeric DEFAULT 1 NOT NULL,
  	\`stated\` numeric,
  	\`computed\` numeric DEFAULT 0 NOT NULL,
  	\`rows\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`targets_key_idx\` ON \`targets\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`targets_campaign_idx\` ON \`targets\` (\`campaign\`);`)
  await db.run(sql`CREATE INDEX \`targets_updated_at_idx\` ON \`targets\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`targets_created_at_idx\` ON \`targets\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`returns\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`campaign\` text NOT NULL,
  	\`unit\` text NOT NULL,
  	\`period\` text NOT NULL,
  	\`revision\` numeric DEFAULT 1 NOT NULL,
  	\`state\` text NOT NULL,
  	\`version\` numeric DEFAULT 1 NOT NULL,
  	\`submitted_at\` text,
  	\`is_late\` integer DEFAULT false,
  	\`excepted_until\` text,
  	\`approvals\` text,
  	\`values\` text,
  	\`stated\` text,
  	\`reasons\` text,
  	\`paper\` text,
  	\`history\` text,
  	\`earlier\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`returns_key_idx\` ON \`returns\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`returns_campaign_idx\` ON \`returns\` (\`campaign\`);`)
  await db.run(sql`CREATE INDEX \`returns_unit_idx\` ON \`returns\` (\`unit\`);`)
  await db.run(sql`CREATE INDEX \`returns_period_idx\` ON \`returns\` (\`period\`);`)
  await db.run(sql`CREATE INDEX \`returns_state_idx\` ON \`returns\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`returns_updated_at_idx\` ON \`returns\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`returns_created_at_idx\` ON \`returns\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`deliveries\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`campaign\` text NOT NULL,
  	\`owner_unit\` text NOT NULL,
  	\`kind\` text,
  	\`day\` text NOT NULL,
  	\`place\` text NOT NULL,
  	\`level\` text NOT NULL,
  	\`channel\` text NOT NULL,
  	\`people\` numeric NOT NULL,
  	\`media_links\` text,
  	\`media_reports\` numeric DEFAULT 0 NOT NULL,
  	\`photos\` text,
  	\`provider\` text,
  	\`note\` text,
  	\`is_withdrawn\` integer DEFAULT false,
  	\`recorded_at\` text NOT NULL,
  	\`recorded_by\` text,
  	\`revision\` numeric DEFAULT 0 NOT NULL,
  	\`history\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`deliveries_key_idx\` ON \`deliveries\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_recorded_at_idx\` ON \`deliveries\` (\`recorded_at\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_updated_at_idx\` ON \`deliveries\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_created_at_idx\` ON \`deliveries\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`campaign_day_idx\` ON \`deliveries\` (\`campaign\`,\`day\`);`)
  await db.run(sql`CREATE INDEX \`ownerUnit_day_idx\` ON \`deliveries\` (\`owner_unit\`,\`day\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`targets\`;`)
  await db.run(sql`DROP TABLE \`returns\`;`)
  await db.run(sql`DROP TABLE \`deliveries\`;`)
}
