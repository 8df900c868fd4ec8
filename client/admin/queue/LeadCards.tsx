import Box from '@mui/material/Box';
import { useGetIdentity } from 'react-admin';
import { addresseeOf } from '../../../shared/addressee.ts';
import { callScript } from '../../../shared/call-script.ts';
import type { Activity } from '../../../shared/records.ts';
import type { QueueTurn } from '../../../shared/today.ts';
import { useLocations, useZone } from '../app/useLocations.ts';
import { useStaff } from '../app/useStaff.ts';
import { activitySentence, type Telling } from '../format/activitySentence.ts';
import { formatMoment } from '../format/time.ts';
import { Card, CardTitle } from '../ui/Card.tsx';
import { callKindOf } from './queueWords.ts';

type Turn = NonNullable<QueueTurn['turn']>;

/** What to say first, in the person's language, to whoever asked. */
export function SayCard(props: Pick<Turn, 'row' | 'section' | 'requesterName'>) {
  const { row, section, requesterName } = props;
  const { identity } = useGetIdentity();
  const place = useLocations().find(({ id }) => id === row.locationId);
  const caller = identity?.fullName?.split(' ')[0] ?? '';
  const clinic = place?.settings.clinicName || place?.name || '';
  const { name: person, patient } = addresseeOf({ ...row, requesterName });
  const words = callScript(callKindOf(row, section), row.language, {
    person,
    patient,
    caller,
    clinic,
  });
  return (
    <Card aria-label="Say">
      <CardTitle>Say</CardTitle>
      <Box component="p" lang={row.language} sx={{ fontSize: 17 }}>
        “{words}”
      </Box>
    </Card>
  );
}

/** The last three contacts, newest first. */
export function BeforeCard({ row, before, now }: Pick<Turn, 'row' | 'before'> & { now: string }) {
  const zone = useZone(row.locationId);
  const staff = useStaff();
  const nameOf = (id: unknown) => staff.find((user) => user.id === id)?.name ?? 'a colleague';
  return (
    <Card aria-label="Before">
      <CardTitle>Before</CardTitle>
      {before.length === 0 && <p>Nothing yet.</p>}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, display: 'grid', gap: 0.5 }}>
        {before.map((activity) => (
          <Contact key={activity.id} activity={activity} telling={{ zone, now, nameOf }} />
        ))}
      </Box>
    </Card>
  );
}

function Contact({ activity, telling }: { activity: Activity; telling: Telling }) {
  const { text, who, quote } = activitySentence(activity, telling);
  return (
    <Box component="li" sx={{ color: 'var(--ink-2)', overflowWrap: 'anywhere' }}>
      {formatMoment(activity.at, telling.zone, telling.now)}: {text}
      {quote !== null && ` “${quote}”`}
      {who !== null && ` · ${who}`}
    </Box>
  );
}
