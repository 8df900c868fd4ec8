import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { ListBase } from 'react-admin';
import { useLocationFilter, useZone } from '../app/useLocations.ts';
import { addDays } from '../format/addDays.ts';
import { localDate } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { fromWallClock } from '../format/wallClock.ts';
import { Pages } from '../ui/Pages.tsx';
import { saidOnPage } from '../ui/saidOnPage.ts';
import { AppointmentDays } from './AppointmentDays.tsx';
import { AppointmentFilters, type Choices, filterOf } from './AppointmentFilters.tsx';

const tabs = { today: 'Today', ahead: 'Ahead', past: 'Past' } as const;
type When = keyof typeof tabs;

const withNames = { ...saidOnPage, meta: { embed: ['lead', 'room'] } };

/** Who comes when, one after the other: today, ahead, and what has been. */
export function AppointmentList() {
  const [when, setWhen] = useState<When>('today');
  const [choices, setChoices] = useState<Choices>({ kind: '', status: '', roomId: '' });
  const location = useLocationFilter();
  const zone = useZone(location.locationId);
  const now = useNow();
  const filter = { ...location, ...filterOf(choices), ...spanOf(when, localDate(now, zone), zone) };
  return (
    <ListBase
      key={when}
      storeKey={`appointments.${when}`}
      disableSyncWithLocation
      filter={filter}
      sort={{ field: 'startsAt', order: when === 'past' ? 'DESC' : 'ASC' }}
      perPage={50}
      queryOptions={withNames}
    >
      <Tabs
        value={when}
        aria-label="When"
        onChange={(_event, chosen: When) => setWhen(chosen)}
        sx={{ borderBottom: '1px solid var(--line)', minHeight: 44 }}
      >
        {Object.entries(tabs).map(([value, label]) => (
          <Tab key={value} value={value} label={label} />
        ))}
      </Tabs>
      <AppointmentFilters locationId={location.locationId} choices={choices} choose={setChoices} />
      <AppointmentDays />
      <Pages sizes={[50, 100]} />
    </ListBase>
  );
}

/** Local days as instants: a day ends just before the next begins. */
function spanOf(when: When, today: string, zone: string) {
  const startOf = (date: string) => fromWallClock(`${date}T00:00`, zone);
  const justBefore = (iso: string) => new Date(Date.parse(iso) - 1).toISOString();
  const tomorrow = startOf(addDays(today, 1));
  switch (when) {
    case 'today':
      return { startsAt_gte: startOf(today), startsAt_lte: justBefore(tomorrow) };
    case 'ahead':
      return { startsAt_gte: tomorrow };
    case 'past':
      return { startsAt_lte: justBefore(startOf(today)) };
  }
}
