import Box from '@mui/material/Box';
import type { FoundLead } from '../../../shared/found-lead.ts';
import { HandedOverField } from '../transfers/HandedOverField.tsx';
import { Quiet } from '../ui/Card.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Problem } from '../ui/Problem.tsx';
import { FoundActions } from './FoundActions.tsx';
import { FoundList } from './FoundList.tsx';
import { NewCaller } from './NewCaller.tsx';
import type { FindBoxState } from './useFindBox.ts';
import { isEnough } from './useFound.ts';

type Props = { box: FindBoxState; close: () => void };

/** What stands under the box: who was found, what to do with one of them, or a new lead. */
export function FindPanel({ box, close }: Props) {
  const { view, found, text } = box;
  return (
    <>
      <output className="visually-hidden">{statusOf(box)}</output>
      {found.error !== null && <Problem error={found.error} retry={found.askNow} />}
      {typeof view === 'object' ? (
        <Box sx={scrolls}>
          <FoundActions lead={asItIsNow(view.lead, box)} back={box.back} go={box.go} />
        </Box>
      ) : view === 'new' || nobody(box) ? (
        <Box sx={scrolls}>
          <NewCaller text={text} isAsked={view === 'new'} saved={close} />
        </Box>
      ) : (
        <FoundList box={box} />
      )}
      {view !== 'new' && typeof view !== 'object' && found.isCurrent && (
        <HandedOverField text={text} />
      )}
      {view === 'list' && <Hint box={box} />}
    </>
  );
}

const scrolls = { overflowY: 'auto', minHeight: 0 };

/** What was done with somebody shows at once, since it is asked for again. */
function asItIsNow(lead: FoundLead, { found }: FindBoxState): FoundLead {
  return found.leads.find(({ id }) => id === lead.id) ?? lead;
}

function nobody({ found }: FindBoxState): boolean {
  return found.isCurrent && found.leads.length === 0;
}

function statusOf(box: FindBoxState): string {
  const { found, text } = box;
  if (!isEnough(text) || found.error !== null) {
    return '';
  }
  if (!found.isCurrent) {
    return found.isSlow ? 'Still looking.' : '';
  }
  return nobody(box) ? 'Nobody found.' : `${found.leads.length} found.`;
}

/** What to type, that it takes long, or which keys there are. */
function Hint({ box }: { box: FindBoxState }) {
  const { found, text, options } = box;
  if (found.error !== null) {
    return null;
  }
  const words = !isEnough(text)
    ? 'Two letters of a name, the last digits of a phone, part of a mail address, a reference.'
    : !found.isCurrent && found.isSlow
      ? 'Still looking. The connection is slow.'
      : '';
  if (words !== '') {
    return <Quiet sx={{ p: '10px 20px' }}>{words}</Quiet>;
  }
  return options.length > 0 ? <Keys /> : null;
}

function Keys() {
  return (
    <Quiet sx={{ p: '10px 12px', borderTop: '1px solid var(--line)', ...withKeyboard }}>
      <Kbd>Enter</Kbd> opens <Kbd>→</Kbd> log a call, send a link, book <Kbd>Esc</Kbd> closes
    </Quiet>
  );
}

const withKeyboard = { display: { xs: 'none', md: 'block' } };
