import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { type FoundLead, maxFindLength } from '../../../shared/found-lead.ts';
import type { AtHand } from '../app/useAtHand.ts';
import { useLocations } from '../app/useLocations.ts';
import { useProvider } from '../app/useProvider.ts';
import { leadName } from '../format/leadName.ts';
import { formatPhone } from '../format/phone.ts';
import { Quiet } from '../ui/Card.tsx';
import { useSettled } from '../ui/useSettled.ts';

type Props = { busy: boolean; pause: (person: AtHand) => void };

/** A look for the person: Enter takes the only one there is, or the one that the arrows chose. */
export function SomebodyToPause({ busy, pause }: Props) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState<number | null>(null);
  const list = useId();
  const { found, shown, isNobody } = usePeople(typed.trim());
  const active = at ?? (found.length === 1 ? 0 : null);
  const take = (lead: FoundLead | undefined) =>
    lead && !busy && pause({ leadId: lead.id, name: leadName(lead) });
  function onKeyDown(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (step !== undefined && shown.length > 0) {
      const from = active ?? (step > 0 ? -1 : shown.length);
      setAt((from + step + shown.length) % shown.length);
    } else if (event.key === 'Enter') {
      take(active === null ? undefined : shown[active]);
    } else {
      return;
    }
    event.preventDefault();
  }
  return (
    <>
      <TextField
        inputRef={focus}
        size="small"
        label="Pause all automatic contact with…"
        placeholder="Name, last digits or reference"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(null);
        }}
        onKeyDown={onKeyDown}
        autoComplete="off"
        slotProps={{ htmlInput: { maxLength: maxFindLength, ...comboOf(list, active, shown) } }}
      />
      <Box {...listRoles} id={list} sx={{ listStyle: 'none', p: 0, mt: 1 }}>
        {shown.map((lead, index) => (
          <Person
            key={lead.id}
            id={`${list}-${index}`}
            lead={lead}
            isActive={index === active}
            take={() => take(lead)}
          />
        ))}
      </Box>
      {isNobody && <Quiet>Nobody found. Try the last digits, or part of the name.</Quiet>}
    </>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** In a crisis nobody looks for the field first. */
const focus = (box: HTMLInputElement | null) => box?.focus();

const few = 5;
const enough = 2;

/** Who fits what is typed now; nobody while the answer is about something else. */
function usePeople(text: string) {
  const provider = useProvider();
  const asked = useSettled(text, 120);
  const { data } = useQuery({
    queryKey: ['find', 'pause', asked],
    queryFn: ({ signal }) => provider.find(asked, signal),
    enabled: [...asked].length >= enough,
    gcTime: 0,
  });
  const isCurrent = asked === text && data !== undefined && [...text].length >= enough;
  const found = isCurrent ? data : [];
  return { found, shown: found.slice(0, few), isNobody: isCurrent && found.length === 0 };
}

const listRoles = { component: 'ul', role: 'listbox', 'aria-label': 'Found' } as const;
const personRoles = { component: 'li', role: 'option' } as const;

function comboOf(list: string, active: number | null, shown: readonly FoundLead[]) {
  return {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': list,
    'aria-expanded': shown.length > 0,
    ...(active !== null && { 'aria-activedescendant': `${list}-${active}` }),
  } as const;
}

type PersonProps = { id: string; lead: FoundLead; isActive: boolean; take: () => void };

/** Which of several of one name it is: by number, reference and location. */
function Person({ id, lead, isActive, take }: PersonProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) {
      row.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [isActive]);
  const locations = useLocations();
  const place = locations.find((each) => each.id === lead.locationId)?.name;
  const facts = [lead.phone === null ? null : formatPhone(lead.phone), lead.reference, place];
  return (
    <Box
      {...personRoles}
      ref={row}
      id={id}
      aria-selected={isActive}
      onClick={take}
      sx={rowOf(isActive)}
    >
      <b>{leadName(lead)}</b>
      <Quiet as="span" sx={{ display: 'block' }}>
        {facts.filter(Boolean).join(' · ')}
      </Quiet>
    </Box>
  );
}

const rowOf = (isActive: boolean) => ({
  p: '8px 12px',
  minHeight: 44,
  cursor: 'pointer',
  borderBottom: '1px solid var(--line)',
  overflowWrap: 'anywhere',
  background: isActive ? 'var(--accent-soft)' : 'none',
  '&:hover': { background: 'var(--accent-soft)' },
});
