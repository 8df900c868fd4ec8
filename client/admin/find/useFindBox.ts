import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-admin';
import type { FoundLead } from '../../../shared/found-lead.ts';
import { useFound } from './useFound.ts';

/** What the rows of the box are: people, and at their end two ways on. */
export type FindOption = { lead: FoundLead } | 'new' | 'all';

/** What the box shows: who was found, what can be done with one of them, or a new lead. */
export type FindView = 'list' | 'new' | { lead: FoundLead };

/** The state of the box and what its keys do. */
export function useFindBox(close: () => void) {
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  /** Whoever opens the box types at once. */
  const attach = useCallback((element: HTMLInputElement | null) => {
    input.current = element;
    element?.focus();
  }, []);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [view, setView] = useState<FindView>('list');
  const text = typed.trim();
  const found = useFound(text);
  const options = optionsOf(found.leads);
  const go = (to: string) => {
    close();
    navigate(to);
  };
  const back = () => {
    setView('list');
    input.current?.focus();
  };
  function choose(option: FindOption): void {
    if (option === 'new') {
      setView('new');
    } else {
      go(option === 'all' ? listOf(text) : `/leads/${option.lead.id}/show`);
    }
  }
  const impatient = useImpatience(found.isCurrent ? found.leads : null, text, choose);
  function type(next: string): void {
    setTyped(next);
    setAt(0);
    setView('list');
  }
  function enter(): void {
    const option = options[at];
    if (!found.isCurrent) {
      found.askNow();
      impatient();
    } else if (option === undefined) {
      setView('new');
    } else {
      choose(option);
    }
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const option = options[at];
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      setAt(options.length === 0 ? 0 : (at + step + options.length) % options.length);
    } else if (event.key === 'Enter') {
      enter();
    } else if (event.key === 'ArrowRight' && isAtEnd(event) && isLead(option) && found.isCurrent) {
      setView(option);
    } else {
      return;
    }
    event.preventDefault();
  }
  return {
    attach,
    typed,
    text,
    found,
    options,
    at,
    setAt,
    view,
    type,
    choose,
    back,
    go,
    onKeyDown,
  };
}

export type FindBoxState = ReturnType<typeof useFindBox>;

/**
 * Enter before the answer: once it is there, the one who was found is opened. Of several, nobody:
 * the person has to look first.
 */
function useImpatience(
  leads: readonly FoundLead[] | null,
  text: string,
  choose: (option: FindOption) => void,
): () => void {
  const waitingFor = useRef<string | null>(null);
  useEffect(() => {
    const [lead, ...others] = leads ?? [];
    if (leads === null || waitingFor.current === null) {
      return;
    }
    const isWanted = waitingFor.current === text;
    waitingFor.current = null;
    if (isWanted && lead && others.length === 0) {
      choose({ lead });
    }
  }, [leads, text, choose]);
  return () => {
    waitingFor.current = text;
  };
}

function optionsOf(leads: readonly FoundLead[]): FindOption[] {
  return leads.length === 0 ? [] : [...leads.map((lead) => ({ lead })), 'new', 'all'];
}

export function isLead(option: FindOption | undefined): option is { lead: FoundLead } {
  return typeof option === 'object';
}

function isAtEnd({ currentTarget }: KeyboardEvent<HTMLInputElement>): boolean {
  return currentTarget.selectionStart === currentTarget.value.length;
}

/** The list of leads, searched for the same. */
function listOf(q: string): string {
  return `/leads?displayedFilters={}&filter=${encodeURIComponent(JSON.stringify({ q }))}&page=1`;
}
