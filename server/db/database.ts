import type { Kysely, Transaction } from 'kysely';
import type { ApiKeyTable } from '../intake/api-key.table.ts';
import type { IdempotencyKeyTable } from '../intake/intake.table.ts';
import type { AuditEventTable } from '../audit/audit.table.ts';
import type {
  AppointmentTable,
  AvailabilityShownTable,
  BookingLinkTable,
  HoldTable,
} from '../booking/booking.table.ts';
import type {
  ConsentReachTable,
  ConsentTable,
  KeptStopTable,
  ReachKeyTable,
} from '../consent/consent.table.ts';
import type {
  ImportLocationTable,
  ImportMappingTable,
  ImportRowTable,
  ImportTable,
} from '../imports/import.table.ts';
import type {
  ActivityTable,
  ErasingTable,
  GatheringTable,
  LastIdTable,
  LeadTable,
} from '../leads/lead.table.ts';
import type {
  AssignmentTurnTable,
  LocationTable,
  RoomTable,
  UserLocationTable,
} from '../locations/location.table.ts';
import type {
  DuplicatePairTable,
  LeadLinkTable,
  NameKeyTable,
  UnkeyedLeadTable,
} from '../duplicates/duplicate.table.ts';
import type { StalePlanTable } from '../follow-up/follow-up.table.ts';
import type { ChangeTable, PresenceTable } from '../live/live.table.ts';
import type { EmailTable, EmailTemplateTable } from '../mail/mail.table.ts';
import type { HistoryMoveTable, MergeRowTable, MergeTable } from '../merging/merging.table.ts';
import type {
  AccountTable,
  SessionTable,
  UserTable,
  VerificationTable,
} from '../staff/staff.table.ts';
import type { MonthlyMailTable } from '../reports/monthly/monthly-mail.table.ts';
import type { ReportBlockTable, StaleFactTable } from '../reports/report.table.ts';
import type { TaskTable } from '../tasks/task.table.ts';
import type { TransferTable } from '../transfers/transfer.table.ts';
import type { CurrentViewTable, ViewTable } from '../views/view.table.ts';

export type Database = {
  users: UserTable;
  sessions: SessionTable;
  accounts: AccountTable;
  verifications: VerificationTable;
  userLocations: UserLocationTable;
  assignmentTurns: AssignmentTurnTable;
  locations: LocationTable;
  rooms: RoomTable;
  leads: LeadTable;
  activities: ActivityTable;
  consents: ConsentTable;
  consentReach: ConsentReachTable;
  reachKeys: ReachKeyTable;
  keptStops: KeptStopTable;
  erasing: ErasingTable;
  gathering: GatheringTable;
  lastIds: LastIdTable;
  leadLinks: LeadLinkTable;
  duplicatePairs: DuplicatePairTable;
  nameKeys: NameKeyTable;
  unkeyedLeads: UnkeyedLeadTable;
  merges: MergeTable;
  mergeRows: MergeRowTable;
  historyMoves: HistoryMoveTable;
  tasks: TaskTable;
  transfers: TransferTable;
  stalePlans: StalePlanTable;
  appointments: AppointmentTable;
  bookingLinks: BookingLinkTable;
  holds: HoldTable;
  availabilityShown: AvailabilityShownTable;
  emails: EmailTable;
  emailTemplates: EmailTemplateTable;
  apiKeys: ApiKeyTable;
  idempotencyKeys: IdempotencyKeyTable;
  auditEvents: AuditEventTable;
  changes: ChangeTable;
  presences: PresenceTable;
  views: ViewTable;
  currentViews: CurrentViewTable;
  imports: ImportTable;
  importRows: ImportRowTable;
  importLocations: ImportLocationTable;
  importMappings: ImportMappingTable;
  monthlyMails: MonthlyMailTable;
  reportBlocks: ReportBlockTable;
  staleFacts: StaleFactTable;
};

/** For functions that read: the database, or a transaction under way. */
export type Db = Kysely<Database>;

/** For functions that write together with others: they need an open transaction. */
export type Trx = Transaction<Database>;
