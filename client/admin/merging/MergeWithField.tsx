import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LinkBase as Link } from 'react-admin';
import { statusLabels } from '../../../shared/labels.ts';
import { type FoundLead, maxFindLength } from '../../../shared/found-lead.ts';
import type { Lead } from '../../../shared/records.ts';
import { useProvider } from '../app/useProvider.ts';
import { leadName } from '../format/leadName.ts';
import { formatPhone } from '../format/phone.ts';
import { Quiet } from '../ui/Card.tsx';
import { DialogFrame } from '../ui/DialogFrame.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useSettled } from '../ui/useSettled.ts';

/** Looks for the other lead of this person; the two are compared before anything is merged. */
export function MergeWithField({ lead, close }: { lead: Lead; close: () => void }) {
  const [typed, setTyped] = useState(likeliest(lead));
  const { found, error, isEmpty } = useOthers(useSettled(typed.trim()), lead.id);
  return (
    <DialogFrame
      title={`Merge ${lead.reference} with…`}
      close={close}
      width="sm"
      actions={
        <Button variant="text" onClick={close}>
          Back
        </Button>
      }
    >
      <TextField
        inputRef={begin}
        type="search"
        label="The other lead of this person"
        placeholder="Name, phone or reference"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        slotProps={{ htmlInput: { maxLength: maxFindLength } }}
        sx={{ mt: 1 }}
      />
      {error && <Problem error={error} />}
      <Box component="ul" aria-label="People found" sx={{ listStyle: 'none', p: 0, mt: 1 }}>
        {found.map((each) => (
          <Line key={each.id} lead={lead} found={each} />
        ))}
      </Box>
      {isEmpty && <Quiet>Nobody else found. Try the phone number, or part of the name.</Quiet>}
    </DialogFrame>
  );
}

/** Whoever looks for somebody else types over what is there. */
function begin(box: HTMLInputElement | null): void {
  box?.focus();
  box?.select();
}

/** What two leads of one person share: the number without its country, else the first of the last names. */
function likeliest({ phone, lastName }: Lead): string {
  return phone?.slice(-10) ?? lastName.trim().split(/\s+/)[0] ?? '';
}

function useOthers(q: string, leadId: number) {
  const provider = useProvider();
  const { data, error } = useQuery({
    queryKey: ['find', 'merge', q],
    queryFn: ({ signal }) => provider.find(q, signal),
    enabled: [...q].length > 1,
    gcTime: 0,
  });
  const found = (data ?? []).filter(({ id }) => id !== leadId);
  return { found, error, isEmpty: data !== undefined && found.length === 0 };
}

const line = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: 1.5,
  alignItems: 'center',
  py: 1,
  borderBottom: '1px solid var(--line)',
};

function Line({ lead, found }: { lead: Lead; found: FoundLead }) {
  const { id, phone, reference, status } = found;
  const facts = [phone === null ? null : formatPhone(phone), reference, statusLabels[status]];
  return (
    <Box component="li" sx={line}>
      <Box sx={{ flex: '1 1 220px', minWidth: 0, overflowWrap: 'anywhere' }}>
        <b>{leadName(found)}</b>
        <Quiet>{facts.filter(Boolean).join(' · ')}</Quiet>
      </Box>
      <Button
        size="small"
        component={Link}
        to={`/leads/merge?ids=${lead.id},${id}`}
        aria-label={`Compare with ${leadName(found)}, ${reference}`}
      >
        Compare
      </Button>
    </Box>
  );
}
