import * as migration_20261121_104206_initial from './20261121_104206_initial';
import * as migration_20261121_115007_outbox from './20261121_115007_outbox';
import * as migration_20261121_142345_roles from './20261121_142345_roles';
import * as migration_20261121_152129_content_model from './20261121_152129_content_model';
import * as migration_20261124_234608_newsroom from './20261124_234608_newsroom';
import * as migration_20261126_005021_accounts from './20261126_005021_accounts';
import * as migration_20261126_011552_files from './20261126_011552_files';
import * as migration_20261126_013712_versions from './20261126_013712_versions';
import * as migration_20261126_195947_search_text from './20261126_195947_search_text';
import * as migration_20261126_232416_synonyms from './20261126_232416_synonyms';
import * as migration_20261127_123518_editors_day from './20261127_123518_editors_day';
import * as migration_20261127_143905_schedules_seen from './20261127_143905_schedules_seen';
import * as migration_20261127_155134_visiting from './20261127_155134_visiting';
import * as migration_20261127_182313_open_data_licence from './20261127_182313_open_data_licence';
import * as migration_20261127_193615_posters from './20261127_193615_posters';
import * as migration_20261127_223936_pictures_640 from './20261127_223936_pictures_640';
import * as migration_20261128_090943_signing_up from './20261128_090943_signing_up';
import * as migration_20261128_132142_courses from './20261128_132142_courses';
import * as migration_20261128_204517_placed_at from './20261128_204517_placed_at';
import * as migration_20261128_213841_campaigns from './20261128_213841_campaigns';
import * as migration_20261129_014550_grassroots from './20261129_014550_grassroots';
import * as migration_20261129_123654_orders from './20261129_123654_orders';

export const migrations = [
  {
    up: migration_20261121_104206_initial.up,
    down: migration_20261121_104206_initial.down,
    name: '20261121_104206_initial',
  },
  {
    up: migration_20261121_115007_outbox.up,
    down: migration_20261121_115007_outbox.down,
    name: '20261121_115007_outbox',
  },
  {
    up: migration_20261121_142345_roles.up,
    down: migration_20261121_142345_roles.down,
    name: '20261121_142345_roles',
  },
  {
    up: migration_20261121_152129_content_model.up,
    down: migration_20261121_152129_content_model.down,
    name: '20261121_152129_content_model',
  },
  {
    up: migration_20261124_234608_newsroom.up,
    down: migration_20261124_234608_newsroom.down,
    name: '20261124_234608_newsroom',
  },
  {
    up: migration_20261126_005021_accounts.up,
    down: migration_20261126_005021_accounts.down,
    name: '20261126_005021_accounts',
  },
  {
    up: migration_20261126_011552_files.up,
    down: migration_20261126_011552_files.down,
    name: '20261126_011552_files',
  },
  {
    up: migration_20261126_013712_versions.up,
    down: migration_20261126_013712_versions.down,
    name: '20261126_013712_versions',
  },
  {
    up: migration_20261126_195947_search_text.up,
    down: migration_20261126_195947_search_text.down,
    name: '20261126_195947_search_text',
  },
  {
    up: migration_20261126_232416_synonyms.up,
    down: migration_20261126_232416_synonyms.down,
    name: '20261126_232416_synonyms',
  },
  {
    up: migration_20261127_123518_editors_day.up,
    down: migration_20261127_123518_editors_day.down,
    name: '20261127_123518_editors_day',
  },
  {
    up: migration_20261127_143905_schedules_seen.up,
    down: migration_20261127_143905_schedules_seen.down,
    name: '20261127_143905_schedules_seen',
  },
  {
    up: migration_20261127_155134_visiting.up,
    down: migration_20261127_155134_visiting.down,
    name: '20261127_155134_visiting',
  },
  {
    up: migration_20261127_182313_open_data_licence.up,
    down: migration_20261127_182313_open_data_licence.down,
    name: '20261127_182313_open_data_licence',
  },
  {
    up: migration_20261127_193615_posters.up,
    down: migration_20261127_193615_posters.down,
    name: '20261127_193615_posters',
  },
  {
    up: migration_20261127_223936_pictures_640.up,
    down: migration_20261127_223936_pictures_640.down,
    name: '20261127_223936_pictures_640',
  },
  {
    up: migration_20261128_090943_signing_up.up,
    down: migration_20261128_090943_signing_up.down,
    name: '20261128_090943_signing_up',
  },
  {
    up: migration_20261128_132142_courses.up,
    down: migration_20261128_132142_courses.down,
    name: '20261128_132142_courses',
  },
  {
    up: migration_20261128_204517_placed_at.up,
    down: migration_20261128_204517_placed_at.down,
    name: '20261128_204517_placed_at',
  },
  {
    up: migration_20261128_213841_campaigns.up,
    down: migration_20261128_213841_campaigns.down,
    name: '20261128_213841_campaigns',
  },
  {
    up: migration_20261129_014550_grassroots.up,
    down: migration_20261129_014550_grassroots.down,
    name: '20261129_014550_grassroots',
  },
  {
    up: migration_20261129_123654_orders.up,
    down: migration_20261129_123654_orders.down,
    name: '20261129_123654_orders'
  },
];
