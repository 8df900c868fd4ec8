import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { LinkBase as Link, required, useGetList, useInput } from 'react-admin';
import { statusLabels } from '../../../../shared/labels.ts';
import type { Lead } from '../../../../shared/records.ts';
import { statuses } from '../../../../shared/vocabulary.ts';
import { leadName } from '../../format/leadName.ts';
import { formatPhone } from '../../format/phone.ts';
import { Quiet } from '../../ui/Card.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { saidOnPage } from '../../ui/saidOnPage.ts';
import { useSettled } from '../../ui/useSettled.ts';

const needed = required('Choose who comes.');
const shownAtOnce = 6;
/** Closed leads get no time: they are reopened first. */
const open = statuses.filter((each) => each !== 'closed');

/** Finds a lead of the location by name, phone or reference; the chosen one is `leadId`. */
export function PersonInput({ locationId }: { locationId: number }) {
  const [typed, setTyped] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { found, error, isEmpty } = usePeople(useSettled(typed.trim()), locationId);
  const { field, fieldState } = useInput({
    source: 'leadId',
    validate: needed,
    defaultValue: null,
  });
  const isChosen = typeof field.value === 'number';
  /** Enter takes the first, instead of sending a form that is not filled in yet. */
  function onKeyDown(event: KeyboardEvent): void {
    const [first] = found;
    if (event.key === 'Enter' && !isChosen) {
      event.preventDefault();
      field.onChange(first?.id ?? null);
    }
  }
  return (
    <Box sx={{ mb: 2 }}>
      <TextField
        inputRef={box}
        type="search"
        label="Who comes"
        placeholder="Name, phone or reference"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      {error && <Problem error={error} />}
      <RadioGroup
        aria-label="People found"
        value={isChosen ? field.value : ''}
        onChange={(_event, id) => field.onChange(Number(id))}
      >
        {found.map((lead) => (
          <FormControlLabel
            key={lead.id}
            value={lead.id}
            control={<Radio />}
            label={<PersonLine lead={lead} />}
          />
        ))}
      </RadioGroup>
      {fieldState.error && <FormHelperText error>Choose who comes.</FormHelperText>}
      {isEmpty && (
        <Quiet>
          Nobody found here. <Link to="/leads/create">Take down a new lead</Link>, then book from
          their page.
        </Quiet>
      )}
    </Box>
  );
}

function usePeople(q: string, locationId: number) {
  const { data, error } = useGetList<Lead>(
    'leads',
    {
      filter: { q, locationId, status: open },
      pagination: { page: 1, perPage: shownAtOnce },
      sort: { field: 'requestedAt', order: 'DESC' },
    },
    { ...saidOnPage, enabled: q.length > 1 },
  );
  const found = q.length > 1 ? (data ?? []) : [];
  return { found, error, isEmpty: q.length > 1 && data?.length === 0 };
}

/** Two people of one name are told apart by number and reference. */
function PersonLine({ lead }: { lead: Lead }) {
  const { phone, reference, status } = lead;
  return (
    <>
      <b>{leadName(lead)}</b>
      <Quiet as="span" sx={{ ml: 1 }}>
        {[phone === null ? null : formatPhone(phone), reference, statusLabels[status]]
          .filter(Boolean)
          .join(' · ')}
      </Quiet>
    </>
  );
}
