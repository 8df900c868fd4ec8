import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Suspense, useRef, useState, type KeyboardEvent } from 'react';
import type { FoundLead } from '../../../shared/found-lead.ts';
import type { ContactStop } from '../../../shared/vocabulary.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { lazyNamed } from '../ui/lazyNamed.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTakeBack } from '../ui/useTakeBack.ts';
import { FoundFacts } from './FoundFacts.tsx';
import { outcomeKeys, useQuickCall } from './useQuickCall.ts';

const LeadActionField = lazyNamed(() => import('../leads/LeadActionField.tsx'), 'LeadActionField');

const forms = [
  { key: 'l', label: 'Log call with a note', action: 'logCall' },
  { key: 's', label: 'Send link', action: 'sendMail' },
  { key: 'b', label: 'Book', action: 'book' },
] as const;

type Props = { lead: FoundLead; back: () => void; go: (to: string) => void };

/** What can be done with somebody found: a call's outcome on one key, the rest in its form. */
export function FoundActions({ lead, back, go }: Props) {
  const box = useRef<HTMLFieldSetElement>(null);
  const call = useQuickCall(lead);
  const { takeBack, isPending } = useTakeBack();
  const { deed } = call;
  const undo = () => deed !== null && void takeBack(deed, call.forget);
  const [open, setOpen] = useState<(typeof forms)[number]['action'] | null>(null);
  const offered = forms.filter(({ action }) => isOffered(action, lead));
  function onKeyDown(event: KeyboardEvent): void {
    const key = event.key.toLowerCase();
    const outcome = outcomeKeys.find((each) => each.key === key);
    const form = offered.find((each) => each.key === key);
    if (event.ctrlKey || event.metaKey || event.altKey || open !== null) {
      return;
    }
    if (outcome) {
      call.log(outcome.outcome);
    } else if (form) {
      setOpen(form.action);
    } else if (key === 'arrowleft') {
      back();
    } else if (key === 'arrowdown' || key === 'arrowup') {
      step(box.current, key === 'arrowdown' ? 1 : -1);
    } else {
      return;
    }
    event.preventDefault();
  }
  return (
    <Box
      component="fieldset"
      ref={box}
      aria-label="What to do"
      onKeyDown={onKeyDown}
      sx={{ p: '12px 20px', m: 0, border: 0, minWidth: 0 }}
    >
      <FoundFacts lead={lead} />
      {lead.contactStop !== null && <p style={stopped}>{stopWords[lead.contactStop]}</p>}
      <Box sx={row}>
        <Button
          variant="contained"
          color="primary"
          ref={focusFirst}
          onClick={() => go(`/leads/${lead.id}/show`)}
        >
          Open <Kbd>Enter</Kbd>
        </Button>
        {offered.map(({ key, label, action }) => (
          <Button key={key} onClick={() => setOpen(action)}>
            {label} <Kbd>{key.toUpperCase()}</Kbd>
          </Button>
        ))}
        <Button variant="text" onClick={back}>
          Back <Kbd>←</Kbd>
        </Button>
      </Box>
      <Box component="h3" sx={{ fontSize: 13, fontWeight: 600, color: 'var(--ink-2)' }}>
        Called, and
      </Box>
      <Box sx={row}>
        {outcomeKeys.map(({ key, label, outcome }) => (
          <Button key={key} onClick={() => call.log(outcome)} disabled={call.isDone}>
            {label} <Kbd>{key}</Kbd>
          </Button>
        ))}
      </Box>
      <Box component="output" sx={{ display: 'block', fontWeight: 600, color: 'var(--good)' }}>
        {call.said}
        {deed !== null && (
          <Button
            variant="text"
            disabled={isPending}
            aria-label={`Undo: ${call.said}`}
            onClick={undo}
            sx={{ minHeight: 44, ml: 1 }}
          >
            Undo
          </Button>
        )}
      </Box>
      {call.error && <Problem error={call.error} />}
      <Suspense fallback={null}>
        {open !== null && (
          <LeadActionField leadId={lead.id} action={open} close={() => setOpen(null)} />
        )}
      </Suspense>
    </Box>
  );
}

const stopped = { margin: '8px 0 0', color: 'var(--late)', fontWeight: 650 };
const stopWords: Record<ContactStop, string> = {
  doNotContact: 'They asked to be left alone. Log only a call that they made themselves.',
  crisis: 'This person is in a crisis: nothing goes out by itself.',
};

const row = { display: 'flex', flexWrap: 'wrap', gap: 1, my: 1.5 };

/** Nothing is offered that would be refused. */
function isOffered(action: (typeof forms)[number]['action'], lead: FoundLead): boolean {
  const mayMail = lead.hasEmail && lead.contactStop !== 'doNotContact';
  return action === 'logCall' || (lead.status !== 'closed' && (action === 'book' || mayMail));
}

function focusFirst(button: HTMLButtonElement | null): void {
  button?.focus();
}

function step(box: HTMLElement | null, by: number): void {
  const buttons = [...(box?.querySelectorAll<HTMLElement>('button:not([disabled])') ?? [])];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[(at + by + buttons.length) % buttons.length]?.focus();
}
