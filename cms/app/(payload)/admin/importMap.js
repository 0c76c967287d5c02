import { ReviewBar as ReviewBar_90cda7492b086891bfcea21fb9c79a9e } from '../../../admin/review/ReviewBar'
import { TextDiff as TextDiff_679d0e95cf41d8a03d90fc7dd1d4f8da } from '../../../admin/versions/TextDiff'
import { YuanField as YuanField_5dd350a2fe95265797c8ef0ce6330e8d } from '../../../admin/YuanField'
import { RelationField as RelationField_f79e080855bc3d39eefa584e43715e3a } from '../../../admin/search/RelationField'
import { SeriesPanel as SeriesPanel_a42d661b3a14dbf733d508fd75d43efd } from '../../../admin/series/SeriesPanel'
import { DateCell as DateCell_16b0bfca5d2e654fbb43b858d7646b02 } from '../../../admin/dates/DateCell'
import { DateField as DateField_f86998148a232ac1f7ad5098784f1384 } from '../../../admin/dates/DateField'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { Timeline as Timeline_b895243474146c9fbc95ca1ac484f442 } from '../../../admin/review/Timeline'
import { References as References_ad11a668ce568e3c51da1196ac44ba34 } from '../../../admin/references/References'
import { TableLinks as TableLinks_8f5bbd6db34cafca63235c9c3ca178de } from '../../../admin/import/TableLinks'
import { QuickRows as QuickRows_cf6d7b99990e115b8ea0aa212c28a6c5 } from '../../../admin/rows/QuickRows'
import { KeepTyping as KeepTyping_e6608439b159fb4165937c79f4ae4159 } from '../../../admin/typing/KeepTyping'
import { PublishOutcome as PublishOutcome_b1d64b8dd249b378ec17d4dbd7958e05 } from '../../../admin/PublishOutcome'
import { ScheduleControl as ScheduleControl_dcc36bc9230abc929472cf363533c5da } from '../../../admin/schedule/ScheduleControl'
import { PublishStep as PublishStep_4ae497cfdc1e3c682447802059ba11d6 } from '../../../admin/review/PublishStep'
import { CaptionsFile as CaptionsFile_af11e40bb7515b0fb30390da2864b4da } from '../../../admin/CaptionsFile'
import { EntryLinkCell as EntryLinkCell_c64e4563f8ac32c8cd7d687d4d7a78c6 } from '../../../admin/schedule/EntryLink'
import { EntryLinkField as EntryLinkField_c64e4563f8ac32c8cd7d687d4d7a78c6 } from '../../../admin/schedule/EntryLink'
import { ScheduleStepsOfDocument as ScheduleStepsOfDocument_cc41febf2e5b59adf4670fd659f8fa7e } from '../../../admin/schedule/ScheduleSteps'
import { PasswordHelp as PasswordHelp_58ebec5cbad8680e52a21b13c68171e8 } from '../../../admin/account/PasswordHelp'
import { SynonymPanel as SynonymPanel_f6f68f2527ee5aecb32728f4877485ac } from '../../../admin/synonyms/SynonymPanel'
import { SynonymRowLabel as SynonymRowLabel_03feb196d5fb779849796f9618b341e2 } from '../../../admin/synonyms/SynonymRowLabel'
import { Mark as Mark_bd75852c241be3f1b025c2d008cae901 } from '../../../admin/Mark'
import { LoginHeading as LoginHeading_d3661435cb68cbfef0999d36f24d2a7d } from '../../../admin/LoginHeading'
import { ImportLink as ImportLink_87d85401c57e6bafec09c45a537e489c } from '../../../admin/import/ImportLink'
import { Desk as Desk_a0d032022a7f539790a8506187a35120 } from '../../../admin/desk/Desk'
import { SiteState as SiteState_78efe8a0e41b19c4484513036456d8d7 } from '../../../admin/SiteState'
import { RoleOnPage as RoleOnPage_88dc107e6c66acccc0b9803b374f8a2d } from '../../../admin/RoleOnPage'
import { EraseTyping as EraseTyping_671650858337db97850888b662358844 } from '../../../admin/typing/EraseTyping'
import { ForgottenPassword as ForgottenPassword_74588395326d4ec866e36ca873bda750 } from '../../../admin/account/ForgottenPassword'
import { ImportView as ImportView_9acf5caba6c48295d0a837aff5222228 } from '../../../admin/import/ImportView'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/admin/review/ReviewBar#ReviewBar": ReviewBar_90cda7492b086891bfcea21fb9c79a9e,
  "/admin/versions/TextDiff#TextDiff": TextDiff_679d0e95cf41d8a03d90fc7dd1d4f8da,
  "/admin/YuanField#YuanField": YuanField_5dd350a2fe95265797c8ef0ce6330e8d,
  "/admin/search/RelationField#RelationField": RelationField_f79e080855bc3d39eefa584e43715e3a,
  "/admin/series/SeriesPanel#SeriesPanel": SeriesPanel_a42d661b3a14dbf733d508fd75d43efd,
  "/admin/dates/DateCell#DateCell": DateCell_16b0bfca5d2e654fbb43b858d7646b02,
  "/admin/dates/DateField#DateField": DateField_f86998148a232ac1f7ad5098784f1384,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/admin/review/Timeline#Timeline": Timeline_b895243474146c9fbc95ca1ac484f442,
  "/admin/references/References#References": References_ad11a668ce568e3c51da1196ac44ba34,
  "/admin/import/TableLinks#TableLinks": TableLinks_8f5bbd6db34cafca63235c9c3ca178de,
  "/admin/rows/QuickRows#QuickRows": QuickRows_cf6d7b99990e115b8ea0aa212c28a6c5,
  "/admin/typing/KeepTyping#KeepTyping": KeepTyping_e6608439b159fb4165937c79f4ae4159,
  "/admin/PublishOutcome#PublishOutcome": PublishOutcome_b1d64b8dd249b378ec17d4dbd7958e05,
  "/admin/schedule/ScheduleControl#ScheduleControl": ScheduleControl_dcc36bc9230abc929472cf363533c5da,
  "/admin/review/PublishStep#PublishStep": PublishStep_4ae497cfdc1e3c682447802059ba11d6,
  "/admin/CaptionsFile#CaptionsFile": CaptionsFile_af11e40bb7515b0fb30390da2864b4da,
  "/admin/schedule/EntryLink#EntryLinkCell": EntryLinkCell_c64e4563f8ac32c8cd7d687d4d7a78c6,
  "/admin/schedule/EntryLink#EntryLinkField": EntryLinkField_c64e4563f8ac32c8cd7d687d4d7a78c6,
  "/admin/schedule/ScheduleSteps#ScheduleStepsOfDocument": ScheduleStepsOfDocument_cc41febf2e5b59adf4670fd659f8fa7e,
  "/admin/account/PasswordHelp#PasswordHelp": PasswordHelp_58ebec5cbad8680e52a21b13c68171e8,
  "/admin/synonyms/SynonymPanel#SynonymPanel": SynonymPanel_f6f68f2527ee5aecb32728f4877485ac,
  "/admin/synonyms/SynonymRowLabel#SynonymRowLabel": SynonymRowLabel_03feb196d5fb779849796f9618b341e2,
  "/admin/Mark#Mark": Mark_bd75852c241be3f1b025c2d008cae901,
  "/admin/LoginHeading#LoginHeading": LoginHeading_d3661435cb68cbfef0999d36f24d2a7d,
  "/admin/import/ImportLink#ImportLink": ImportLink_87d85401c57e6bafec09c45a537e489c,
  "/admin/desk/Desk#Desk": Desk_a0d032022a7f539790a8506187a35120,
  "/admin/SiteState#SiteState": SiteState_78efe8a0e41b19c4484513036456d8d7,
  "/admin/RoleOnPage#RoleOnPage": RoleOnPage_88dc107e6c66acccc0b9803b374f8a2d,
  "/admin/typing/EraseTyping#EraseTyping": EraseTyping_671650858337db97850888b662358844,
  "/admin/account/ForgottenPassword#ForgottenPassword": ForgottenPassword_74588395326d4ec866e36ca873bda750,
  "/admin/import/ImportView#ImportView": ImportView_9acf5caba6c48295d0a837aff5222228,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
