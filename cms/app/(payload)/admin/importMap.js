import { ReviewBar as ReviewBar_5a58351a21768658ee7ff70c81cc0e5a } from '../../../features/review/admin/ReviewBar'
import { TextDiff as TextDiff_477fd2292fe618530abf405985948f42 } from '../../../documents/versions/admin/TextDiff'
import { YuanField as YuanField_2fd532fe09c4bfb3071f54d6d44f20b2 } from '../../../content/fields/admin/YuanField'
import { PriceDescription as PriceDescription_de3599305fc41b01e9a0bd98e97732a8 } from '../../../content/fields/admin/AppliedPrice'
import { RelationField as RelationField_f94145cb8683917f00e171a8b9773d0b } from '../../../documents/search/admin/RelationField'
import { PeopleTextField as PeopleTextField_2ac7d6d941a6aeed3aefef6b8227b284 } from '../../../content/fields/admin/PeopleTextField'
import { DateCell as DateCell_d309d5898825aa98e11d87cad7df003f } from '../../../documents/fields/dates/DateCell'
import { DateField as DateField_27a4588e6bfee898e191be8c7e6efc64 } from '../../../documents/fields/dates/DateField'
import { DateDiff as DateDiff_2acb961e0ecacb0a490185820ed3a3c4 } from '../../../documents/versions/admin/DateDiff'
import { YesNoDiff as YesNoDiff_7b751e56439badd2f01c01593e823ee1 } from '../../../documents/versions/admin/YesNoDiff'
import { RowLabel as RowLabel_c301895f5d38b667c2c5f84bfee108a1 } from '../../../content/fields/admin/rows/RowLabel'
import { SeriesPanel as SeriesPanel_8d63f72c1fb80cba6f69b8e8f50b05fa } from '../../../content/series/admin/SeriesPanel'
import { StartField as StartField_dac155902374bc45fcb4aa868db9d251 } from '../../../content/fields/admin/StartField'
import { MovedFromField as MovedFromField_2dbd906c929e80c5031858cde7d5894e } from '../../../content/fields/admin/MovedFromField'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { PastingClient as PastingClient_4532393784a2d7bab7ac29686898046e } from '../../../content/pasting/admin/PastingClient'
import { EmptyLinksClient as EmptyLinksClient_0a1a9d309a999f88e38a15d7ceeffe30 } from '../../../content/fields/admin/EmptyLinks'
import { TableClient as TableClient_df5b74176b499ddcc368f19d27358188 } from '../../../content/fields/admin/table/TableClient'
import { BlocksFeatureClient as BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AlignFeatureClient as AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BodyDiff as BodyDiff_5a542210d286c901a5fea0e3131aadf7 } from '../../../documents/versions/admin/BodyDiff'
import { NextDateCell as NextDateCell_94ec859840c2f7d2c607068384eccafa } from '../../../documents/nextDate/NextDateCell'
import { TagsField as TagsField_7d388200ea14f59bfb450d2ac59cd7d6 } from '../../../content/tags/admin/TagsField'
import { Posters as Posters_96611ab6df3244f82fd860ce1afa4a0f } from '../../../features/posters/admin/Posters'
import { StageCell as StageCell_a98c88476b8cde9698d227679c393746 } from '../../../features/review/admin/StageCell'
import { Timeline as Timeline_f9172669c5f5c4da74041ed6e6f608c8 } from '../../../features/review/admin/Timeline'
import { References as References_b4bf16abb4d8b8dea20a816777671549 } from '../../../documents/references/admin/References'
import { SubmitMany as SubmitMany_7a80442e1015c5be944cded855506910 } from '../../../features/review/admin/SubmitMany'
import { TableLinks as TableLinks_2db4858a86557fbeef152c23890fe10d } from '../../../features/imports/admin/TableLinks'
import { PeopleNote as PeopleNote_1b40eb02a8732a7d70ed853a722b28f3 } from '../../../documents/search/admin/PeopleNote'
import { QuickRows as QuickRows_de12ea45a339a17f23521b05f3fc5eae } from '../../../content/fields/admin/rows/QuickRows'
import { KeepTyping as KeepTyping_f3acedcc610addd2d74e38c6dc9696bd } from '../../../documents/typing/KeepTyping'
import { PublishOutcome as PublishOutcome_e22ba8d4ca7fc24ebbc157b2cd0f5124 } from '../../../publishing/admin/PublishOutcome'
import { ScheduleControl as ScheduleControl_0a3025f84be92bf1ae49df137f9c6404 } from '../../../features/schedule/admin/ScheduleControl'
import { LockHolder as LockHolder_848c683f4ed8a09755bfa8aaaba66087 } from '../../../documents/saving/LockHolder'
import { AskForRows as AskForRows_1e9735969c0e609761ecb42c9a6bf88b } from '../../../documents/rows/AskForRows'
import { SaveFirst as SaveFirst_38ab1d4ed384ed3d0ee18a4109895a9f } from '../../../documents/typing/SaveFirst'
import { PublishStep as PublishStep_a686bf6a24c222ac816f3b2e094c4a06 } from '../../../features/review/admin/PublishStep'
import { SaveStep as SaveStep_e23fc83fc4ffce9671fcc8d2d75451b3 } from '../../../documents/typing/SaveStep'
import { UnpublishStep as UnpublishStep_d7e99ad3ccd5f01edb9148a45d6afbd2 } from '../../../features/review/admin/UnpublishStep'
import { VersionsView as VersionsView_ba682fba85b2efc5f2a767cb70e2eb1a } from '../../../documents/versions/admin/VersionsView'
import { VersionView as VersionView_c5c9ed16ef7723f63d979b4cae3d42ce } from '../../../documents/versions/admin/VersionView'
import { CaptionsFile as CaptionsFile_fb09e48a9beb359872e47d801af15ff1 } from '../../../content/files/recordings/CaptionsFile'
import { TemplateField as TemplateField_60bfbc86bc30237069dd95782f38ad5a } from '../../../content/campaigns/admin/TemplateField'
import { EntryLinkCell as EntryLinkCell_490197932bceecf637bd8c5e0a156a56 } from '../../../features/schedule/admin/EntryLink'
import { EntryLinkField as EntryLinkField_490197932bceecf637bd8c5e0a156a56 } from '../../../features/schedule/admin/EntryLink'
import { ScheduleStepsOfDocument as ScheduleStepsOfDocument_8995c976f54ce9ef7bca69318e64210c } from '../../../features/schedule/admin/ScheduleSteps'
import { PasswordHelp as PasswordHelp_65e82621f904f1ae12f97a44893ba45c } from '../../../people/accounts/admin/PasswordHelp'
import { SynonymPanel as SynonymPanel_bfdd4deeb7d50502d584bccfcd019e40 } from '../../../content/synonyms/admin/SynonymPanel'
import { SynonymRowLabel as SynonymRowLabel_38a3ebe5f40f07a61fced871ce8e2188 } from '../../../content/synonyms/admin/SynonymRowLabel'
import { TemplatePreview as TemplatePreview_5180ace4e8ac343c82d4d43e745624f2 } from '../../../features/signup/messages/admin/TemplatePreview'
import { Mark as Mark_e8c9b40381621b8e335560ae30d8bd07 } from '../../../base/ui/Mark'
import { LoginHeading as LoginHeading_220559bca78e2588b1b12566eeb8d1a2 } from '../../../people/accounts/admin/LoginHeading'
import { ImportLink as ImportLink_e7a4f9d44a5ece699d29943a9c97fc38 } from '../../../features/imports/admin/ImportLink'
import { SignUpsLink as SignUpsLink_f17e4977048e246477a5afbe83dd78a7 } from '../../../features/signup/desk/admin/SignUpsLink'
import { MessagesLink as MessagesLink_21a5123d093c8d82ee16c3d6cf12d670 } from '../../../features/signup/messages/admin/MessagesLink'
import { ReturnsLink as ReturnsLink_f0fbe9f2afdec9dad3fb9bfb10bb775f } from '../../../features/grassroots/returns/admin/ReturnsLink'
import { RecordLink as RecordLink_4ee2416f12fcb88b1155a38688009ec2 } from '../../../features/grassroots/deliveries/admin/RecordLink'
import { TargetsLink as TargetsLink_5732350a0fd57171339a1c0e6f7e90cd } from '../../../features/grassroots/targets/admin/TargetsLink'
import { OrdersLink as OrdersLink_0bc3768ef1b166b5d0da85851b3cd4b5 } from '../../../features/grassroots/orders/admin/OrdersLink'
import { Desk as Desk_b2689d3afc1be957fd17c29c9bf9b4cb } from '../../../features/desk/admin/Desk'
import { SiteState as SiteState_0ce85baba2052696abfe9f63c74c71ec } from '../../../publishing/admin/SiteState'
import { OpenMenu as OpenMenu_aa1d1cd9285f373443918e068acf15ee } from '../../../features/desk/admin/OpenMenu'
import { RoleOnPage as RoleOnPage_6d20976d87194a84e42620dc97aee7eb } from '../../../people/accounts/admin/RoleOnPage'
import { EraseTyping as EraseTyping_75e072974be4fd5b49fdffc94b1b9578 } from '../../../documents/typing/EraseTyping'
import { InChinese as InChinese_1ddc359486933ecf94a5605b74de85e9 } from '../../../base/ui/InChinese'
import { NewRowStaysOpen as NewRowStaysOpen_6b9f6b912a20e1bf8baa3a40cc510e04 } from '../../../content/fields/admin/rows/NewRowStaysOpen'
import { ForgottenPassword as ForgottenPassword_845e91478a55592f1d765e0358db79ce } from '../../../people/accounts/admin/ForgottenPassword'
import { ImportView as ImportView_3ae4a262d92f3f1119d113e41a296d90 } from '../../../features/imports/admin/ImportView'
import { SignUpsView as SignUpsView_3fcf69db73381ffe9737e8b8cccd65c7 } from '../../../features/signup/admin/SignUpsView'
import { MessagesView as MessagesView_24021bd5bd1126356cb34d3c237faacf } from '../../../features/signup/messages/admin/MessagesView'
import { ReturnsView as ReturnsView_8fa4671dbd1c64b5fe57266766d07d03 } from '../../../features/grassroots/returns/admin/ReturnsView'
import { RecordView as RecordView_8751e4ee1273b78fef6973c61735c689 } from '../../../features/grassroots/deliveries/admin/RecordView'
import { TargetsView as TargetsView_b69c53c400cdff2610281e9c0325d8ad } from '../../../features/grassroots/targets/admin/TargetsView'
import { OrdersView as OrdersView_3365a13f35e3fc4815a6c6cb331978af } from '../../../features/grassroots/orders/admin/OrdersView'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/features/review/admin/ReviewBar#ReviewBar": ReviewBar_5a58351a21768658ee7ff70c81cc0e5a,
  "/documents/versions/admin/TextDiff#TextDiff": TextDiff_477fd2292fe618530abf405985948f42,
  "/content/fields/admin/YuanField#YuanField": YuanField_2fd532fe09c4bfb3071f54d6d44f20b2,
  "/content/fields/admin/AppliedPrice#PriceDescription": PriceDescription_de3599305fc41b01e9a0bd98e97732a8,
  "/documents/search/admin/RelationField#RelationField": RelationField_f94145cb8683917f00e171a8b9773d0b,
  "/content/fields/admin/PeopleTextField#PeopleTextField": PeopleTextField_2ac7d6d941a6aeed3aefef6b8227b284,
  "/documents/fields/dates/DateCell#DateCell": DateCell_d309d5898825aa98e11d87cad7df003f,
  "/documents/fields/dates/DateField#DateField": DateField_27a4588e6bfee898e191be8c7e6efc64,
  "/documents/versions/admin/DateDiff#DateDiff": DateDiff_2acb961e0ecacb0a490185820ed3a3c4,
  "/documents/versions/admin/YesNoDiff#YesNoDiff": YesNoDiff_7b751e56439badd2f01c01593e823ee1,
  "/content/fields/admin/rows/RowLabel#RowLabel": RowLabel_c301895f5d38b667c2c5f84bfee108a1,
  "/content/series/admin/SeriesPanel#SeriesPanel": SeriesPanel_8d63f72c1fb80cba6f69b8e8f50b05fa,
  "/content/fields/admin/StartField#StartField": StartField_dac155902374bc45fcb4aa868db9d251,
  "/content/fields/admin/MovedFromField#MovedFromField": MovedFromField_2dbd906c929e80c5031858cde7d5894e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/content/pasting/admin/PastingClient#PastingClient": PastingClient_4532393784a2d7bab7ac29686898046e,
  "/content/fields/admin/EmptyLinks#EmptyLinksClient": EmptyLinksClient_0a1a9d309a999f88e38a15d7ceeffe30,
  "/content/fields/admin/table/TableClient#TableClient": TableClient_df5b74176b499ddcc368f19d27358188,
  "@payloadcms/richtext-lexical/client#BlocksFeatureClient": BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#AlignFeatureClient": AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/documents/versions/admin/BodyDiff#BodyDiff": BodyDiff_5a542210d286c901a5fea0e3131aadf7,
  "/documents/nextDate/NextDateCell#NextDateCell": NextDateCell_94ec859840c2f7d2c607068384eccafa,
  "/content/tags/admin/TagsField#TagsField": TagsField_7d388200ea14f59bfb450d2ac59cd7d6,
  "/features/posters/admin/Posters#Posters": Posters_96611ab6df3244f82fd860ce1afa4a0f,
  "/features/review/admin/StageCell#StageCell": StageCell_a98c88476b8cde9698d227679c393746,
  "/features/review/admin/Timeline#Timeline": Timeline_f9172669c5f5c4da74041ed6e6f608c8,
  "/documents/references/admin/References#References": References_b4bf16abb4d8b8dea20a816777671549,
  "/features/review/admin/SubmitMany#SubmitMany": SubmitMany_7a80442e1015c5be944cded855506910,
  "/features/imports/admin/TableLinks#TableLinks": TableLinks_2db4858a86557fbeef152c23890fe10d,
  "/documents/search/admin/PeopleNote#PeopleNote": PeopleNote_1b40eb02a8732a7d70ed853a722b28f3,
  "/content/fields/admin/rows/QuickRows#QuickRows": QuickRows_de12ea45a339a17f23521b05f3fc5eae,
  "/documents/typing/KeepTyping#KeepTyping": KeepTyping_f3acedcc610addd2d74e38c6dc9696bd,
  "/publishing/admin/PublishOutcome#PublishOutcome": PublishOutcome_e22ba8d4ca7fc24ebbc157b2cd0f5124,
  "/features/schedule/admin/ScheduleControl#ScheduleControl": ScheduleControl_0a3025f84be92bf1ae49df137f9c6404,
  "/documents/saving/LockHolder#LockHolder": LockHolder_848c683f4ed8a09755bfa8aaaba66087,
  "/documents/rows/AskForRows#AskForRows": AskForRows_1e9735969c0e609761ecb42c9a6bf88b,
  "/documents/typing/SaveFirst#SaveFirst": SaveFirst_38ab1d4ed384ed3d0ee18a4109895a9f,
  "/features/review/admin/PublishStep#PublishStep": PublishStep_a686bf6a24c222ac816f3b2e094c4a06,
  "/documents/typing/SaveStep#SaveStep": SaveStep_e23fc83fc4ffce9671fcc8d2d75451b3,
  "/features/review/admin/UnpublishStep#UnpublishStep": UnpublishStep_d7e99ad3ccd5f01edb9148a45d6afbd2,
  "/documents/versions/admin/VersionsView#VersionsView": VersionsView_ba682fba85b2efc5f2a767cb70e2eb1a,
  "/documents/versions/admin/VersionView#VersionView": VersionView_c5c9ed16ef7723f63d979b4cae3d42ce,
  "/content/files/recordings/CaptionsFile#CaptionsFile": CaptionsFile_fb09e48a9beb359872e47d801af15ff1,
  "/content/campaigns/admin/TemplateField#TemplateField": TemplateField_60bfbc86bc30237069dd95782f38ad5a,
  "/features/schedule/admin/EntryLink#EntryLinkCell": EntryLinkCell_490197932bceecf637bd8c5e0a156a56,
  "/features/schedule/admin/EntryLink#EntryLinkField": EntryLinkField_490197932bceecf637bd8c5e0a156a56,
  "/features/schedule/admin/ScheduleSteps#ScheduleStepsOfDocument": ScheduleStepsOfDocument_8995c976f54ce9ef7bca69318e64210c,
  "/people/accounts/admin/PasswordHelp#PasswordHelp": PasswordHelp_65e82621f904f1ae12f97a44893ba45c,
  "/content/synonyms/admin/SynonymPanel#SynonymPanel": SynonymPanel_bfdd4deeb7d50502d584bccfcd019e40,
  "/content/synonyms/admin/SynonymRowLabel#SynonymRowLabel": SynonymRowLabel_38a3ebe5f40f07a61fced871ce8e2188,
  "/features/signup/messages/admin/TemplatePreview#TemplatePreview": TemplatePreview_5180ace4e8ac343c82d4d43e745624f2,
  "/base/ui/Mark#Mark": Mark_e8c9b40381621b8e335560ae30d8bd07,
  "/people/accounts/admin/LoginHeading#LoginHeading": LoginHeading_220559bca78e2588b1b12566eeb8d1a2,
  "/features/imports/admin/ImportLink#ImportLink": ImportLink_e7a4f9d44a5ece699d29943a9c97fc38,
  "/features/signup/desk/admin/SignUpsLink#SignUpsLink": SignUpsLink_f17e4977048e246477a5afbe83dd78a7,
  "/features/signup/messages/admin/MessagesLink#MessagesLink": MessagesLink_21a5123d093c8d82ee16c3d6cf12d670,
  "/features/grassroots/returns/admin/ReturnsLink#ReturnsLink": ReturnsLink_f0fbe9f2afdec9dad3fb9bfb10bb775f,
  "/features/grassroots/deliveries/admin/RecordLink#RecordLink": RecordLink_4ee2416f12fcb88b1155a38688009ec2,
  "/features/grassroots/targets/admin/TargetsLink#TargetsLink": TargetsLink_5732350a0fd57171339a1c0e6f7e90cd,
  "/features/grassroots/orders/admin/OrdersLink#OrdersLink": OrdersLink_0bc3768ef1b166b5d0da85851b3cd4b5,
  "/features/desk/admin/Desk#Desk": Desk_b2689d3afc1be957fd17c29c9bf9b4cb,
  "/publishing/admin/SiteState#SiteState": SiteState_0ce85baba2052696abfe9f63c74c71ec,
  "/features/desk/admin/OpenMenu#OpenMenu": OpenMenu_aa1d1cd9285f373443918e068acf15ee,
  "/people/accounts/admin/RoleOnPage#RoleOnPage": RoleOnPage_6d20976d87194a84e42620dc97aee7eb,
  "/documents/typing/EraseTyping#EraseTyping": EraseTyping_75e072974be4fd5b49fdffc94b1b9578,
  "/base/ui/InChinese#InChinese": InChinese_1ddc359486933ecf94a5605b74de85e9,
  "/content/fields/admin/rows/NewRowStaysOpen#NewRowStaysOpen": NewRowStaysOpen_6b9f6b912a20e1bf8baa3a40cc510e04,
  "/people/accounts/admin/ForgottenPassword#ForgottenPassword": ForgottenPassword_845e91478a55592f1d765e0358db79ce,
  "/features/imports/admin/ImportView#ImportView": ImportView_3ae4a262d92f3f1119d113e41a296d90,
  "/features/signup/admin/SignUpsView#SignUpsView": SignUpsView_3fcf69db73381ffe9737e8b8cccd65c7,
  "/features/signup/messages/admin/MessagesView#MessagesView": MessagesView_24021bd5bd1126356cb34d3c237faacf,
  "/features/grassroots/returns/admin/ReturnsView#ReturnsView": ReturnsView_8fa4671dbd1c64b5fe57266766d07d03,
  "/features/grassroots/deliveries/admin/RecordView#RecordView": RecordView_8751e4ee1273b78fef6973c61735c689,
  "/features/grassroots/targets/admin/TargetsView#TargetsView": TargetsView_b69c53c400cdff2610281e9c0325d8ad,
  "/features/grassroots/orders/admin/OrdersView#OrdersView": OrdersView_3365a13f35e3fc4815a6c6cb331978af,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
