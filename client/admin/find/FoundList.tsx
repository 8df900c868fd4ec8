import Box from '@mui/material/Box';
import { useEffect, useRef, type ReactNode } from 'react';
import { FoundFacts } from './FoundFacts.tsx';
import { listId, optionId } from './ids.ts';
import { type FindBoxState, type FindOption, isLead } from './useFindBox.ts';

/** No element has these roles by itself without being a field of a form. */
const list = { component: 'ul', role: 'listbox', id: listId, 'aria-label': 'Found' } as const;
const choice = { component: 'li', role: 'option' } as const;

/** Who was found, and the two ways on. Pale while it answers what was typed before. */
export function FoundList({ box }: { box: FindBoxState }) {
  const { options, at, setAt, choose, found } = box;
  if (options.length === 0) {
    return null;
  }
  return (
    <Box
      {...list}
      aria-busy={!found.isCurrent}
      sx={{ listStyle: 'none', p: 0, m: 0, overflowY: 'auto', minHeight: 0 }}
    >
      {options.map((option, index) => (
        <Option
          key={isLead(option) ? option.lead.id : option}
          id={optionId(index)}
          isActive={index === at}
          point={() => setAt(index)}
          choose={() => choose(option)}
        >
          {contentOf(option)}
        </Option>
      ))}
    </Box>
  );
}

function contentOf(option: FindOption): ReactNode {
  if (isLead(option)) {
    return <FoundFacts lead={option.lead} />;
  }
  return option === 'new' ? 'None of these: a new lead' : 'Show all in the list';
}

type OptionProps = {
  id: string;
  isActive: boolean;
  point: () => void;
  choose: () => void;
  children: ReactNode;
};

/** The keys of a row are those of the box above, which keeps the focus. */
function Option({ id, isActive, point, choose, children }: OptionProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) {
      row.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [isActive]);
  return (
    <Box
      {...choice}
      ref={row}
      id={id}
      aria-selected={isActive}
      onMouseMove={point}
      onClick={choose}
      sx={{
        p: '10px 20px',
        cursor: 'pointer',
        borderBottom: '1px solid var(--line)',
        background: isActive ? 'var(--accent-soft)' : 'none',
      }}
    >
      {children}
    </Box>
  );
}
