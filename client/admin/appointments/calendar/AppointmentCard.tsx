import { styled } from '@mui/material/styles';
import type { PointerEvent } from 'react';
import { appointmentKindLabels, appointmentStatusLabels } from '../../../../shared/labels.ts';
import type { AppointmentKind, AppointmentStatus } from '../../../../shared/vocabulary.ts';
import { formatTime } from '../../format/time.ts';
import { useMarkedRows } from '../../ui/markedRows.ts';
import type { Placed } from './layout/placeCards.ts';
import { pixelsPerMinute } from './TimeGrid.tsx';
import type { Visit } from './useVisits.ts';
import { cardWords, kindShapes, nameOf, statusShapes } from './visitWords.ts';

const Item = styled('li')({ position: 'absolute', padding: '1px 3px', zIndex: 3 });

const Face = styled('button')({
  display: 'flex',
  flexDirection: 'column',
  width: '100%',
  height: '100%',
  overflow: 'hidden',
  padding: '2px 6px',
  textAlign: 'left',
  font: 'inherit',
  fontSize: 13,
  lineHeight: 1.25,
  color: 'var(--ink)',
  border: '1px solid transparent',
  borderLeft: '4px solid',
  borderRadius: 6,
  cursor: 'pointer',
  userSelect: 'none',
  WebkitTouchCallout: 'none',
  touchAction: 'manipulation',
  '&[data-movable=true]': { cursor: 'grab' },
  '& span': {
    width: '100%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    flexShrink: 0,
  },
  '&[data-marked=true]': { boxShadow: 'inset 0 0 0 2px var(--accent)' },
  '&[data-slim=true]': { padding: '2px 4px', fontSize: 12 },
});

const kindColors: Record<AppointmentKind, { color: string; background: string }> = {
  consultation: { color: 'var(--emailed)', background: 'var(--emailed-soft)' },
  infusion: { color: 'var(--booked)', background: 'var(--booked-soft)' },
};

/** What is over is quieter; who did not come stands out. */
const statusLooks: Record<AppointmentStatus, object> = {
  booked: {},
  completed: { background: 'var(--sunken)' },
  cancelled: { background: 'var(--surface)', borderColor: 'var(--line-strong)', opacity: 0.8 },
  noShow: { background: 'var(--late-soft)', borderLeftColor: 'var(--late)' },
};

/** What the eye reads; screen readers get the same in one sentence. */
const Shown = styled('span')({ display: 'contents' });

type Props = {
  card: Placed<Visit>;
  zone: string;
  room: string;
  /** On its way elsewhere. */
  faded?: boolean;
  /** Little width, so the words go down instead of across. */
  slim?: boolean;
  open: (visit: Visit, face: HTMLElement) => void;
  press?: (visit: Visit, event: PointerEvent<HTMLElement>) => void;
};

/** An appointment in its place; Enter or a click opens it, a drag moves it. */
export function AppointmentCard(props: Props) {
  const { card, zone, room, faded = false, slim = false, open, press } = props;
  const { item: visit, top, bottom, lane, lanes } = card;
  const height = (bottom - top) * pixelsPerMinute;
  const words = cardWords(visit, zone, room);
  const isMarked = useMarkedRows().has(visit.id);
  return (
    <Item
      style={{
        top: top * pixelsPerMinute,
        height,
        left: `${(lane / lanes) * 100}%`,
        width: `${100 / lanes}%`,
        opacity: faded ? 0.4 : 1,
      }}
    >
      <Face
        type="button"
        title={words}
        data-slim={slim}
        data-marked={isMarked || undefined}
        data-movable={press !== undefined && visit.status === 'booked'}
        style={looksOf(visit)}
        onClick={(event) => open(visit, event.currentTarget)}
        onPointerDown={(event) => press?.(visit, event)}
      >
        <span className="visually-hidden">{words}</span>
        <Shown aria-hidden>
          {slim ? (
            <SlimWords visit={visit} zone={zone} height={height} />
          ) : (
            <Words visit={visit} zone={zone} height={height} />
          )}
        </Shown>
      </Face>
    </Item>
  );
}

function looksOf({ kind, status }: Visit) {
  const { color, background } = kindColors[kind];
  return { background, borderLeftColor: color, ...statusLooks[status] };
}

type WordsProps = { visit: Visit; zone: string; height: number };

/** As many lines as there is room for. */
function Words({ visit, zone, height }: WordsProps) {
  const { kind, status, startsAt } = visit;
  const begins = formatTime(startsAt, zone);
  const mark = `${statusShapes[status]}${kindShapes[kind]}`;
  const name = <b style={status === 'cancelled' ? struck : {}}>{nameOf(visit)}</b>;
  if (height < 38) {
    return (
      <span>
        {mark} {name} {begins}
      </span>
    );
  }
  return (
    <>
      <span>{name}</span>
      <span>
        {mark} {begins} {appointmentKindLabels.en[kind]}
      </span>
      {status !== 'booked' && height >= 56 && <span>{appointmentStatusLabels[status]}</span>}
    </>
  );
}

/** First and last name one under the other, so that both can be read. */
function SlimWords({ visit, zone, height }: WordsProps) {
  const { kind, status, startsAt, lead } = visit;
  return (
    <>
      <span>
        {statusShapes[status]}
        {kindShapes[kind]} <b>{lead?.firstName ?? nameOf(visit)}</b>
      </span>
      <span>
        <b>{lead?.lastName}</b>
      </span>
      {height >= 54 && <span>{formatTime(startsAt, zone)}</span>}
    </>
  );
}

const struck = { textDecoration: 'line-through' };
