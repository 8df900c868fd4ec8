import type { Migration } from 'kysely/migration';
import * as staff from './0001-staff.ts';
import * as locations from './0002-locations.ts';
import * as leads from './0003-leads.ts';
import * as leadSearch from './0004-lead-search.ts';
import * as booking from './0005-booking.ts';
import * as mail from './0006-mail.ts';
import * as outside from './0007-outside.ts';
import * as followUp from './0008-follow-up.ts';
import * as changes from './0009-changes.ts';
import * as views from './0010-views.ts';
import * as searchWords from './0011-search-words.ts';
import * as stalePlans from './0012-stale-plans.ts';
import * as presenceModes from './0013-presence-modes.ts';
import * as taskDone from './0014-task-done.ts';
import * as leadsByDue from './0015-leads-by-due.ts';
import * as settingsInUse from './0016-settings-in-use.ts';
import * as onePerson from './0017-one-person.ts';
import * as duplicates from './0018-duplicates.ts';
import * as merges from './0019-merges.ts';
import * as consentLedger from './0020-consent-ledger.ts';
import * as imports from './0021-imports.ts';
import * as transfers from './0022-transfers.ts';
import * as keptStops from './0023-kept-stops.ts';
import * as importPlaces from './0024-import-places.ts';
import * as gathering from './0025-gathering.ts';
import * as reportFacts from './0027-report-facts.ts';
import * as monthlyMail from './0028-monthly-mail.ts';

/** All migrations in order. A released one is never changed; the next one mends it. */
export const migrations: Record<string, Migration> = {
  '0001-staff': staff,
  '0002-locations': locations,
  '0003-leads': leads,
  '0004-lead-search': leadSearch,
  '0005-booking': booking,
  '0006-mail': mail,
  '0007-outside': outside,
  '0008-follow-up': followUp,
  '0009-changes': changes,
  '0010-views': views,
  '0011-search-words': searchWords,
  '0012-stale-plans': stalePlans,
  '0013-presence-modes': presenceModes,
  '0014-task-done': taskDone,
  '0015-leads-by-due': leadsByDue,
  '0016-settings-in-use': settingsInUse,
  '0017-one-person': onePerson,
  '0018-duplicates': duplicates,
  '0019-merges': merges,
  '0020-consent-ledger': consentLedger,
  '0021-imports': imports,
  '0022-transfers': transfers,
  '0023-kept-stops': keptStops,
  '0024-import-places': importPlaces,
  '0025-gathering': gathering,
  '0027-report-facts': reportFacts,
  '0028-monthly-mail': monthlyMail,
};
