import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type ReactNode, useId, useState } from 'react';
import { Card, Quiet } from '../../ui/Card.tsx';
import { Definition } from './Definition.tsx';

type Props = {
  title: string;
  /** How to read it, in a sentence. */
  hint?: ReactNode;
  /** What the picture shows, for who can't see it. */
  name: string;
  chart: ReactNode;
  /** The same figures; always there for screen readers, for the eye on demand. */
  table: ReactNode;
  definitions?: Readonly<Record<string, string>>;
  of?: string | readonly string[];
  /** The table goes to paper too. */
  printTable?: boolean;
  /** The table says as much as the picture, and is shown until somebody hides it. */
  shownAtFirst?: boolean;
  /** Between picture and table. */
  children?: ReactNode;
};

/** A chart in a card, with the table behind it. */
export function ChartWithTable(props: Props) {
  const { title, hint, name, chart, table, definitions, of, printTable = false } = props;
  const [shown, setShown] = useState(props.shownAtFirst ?? false);
  const heading = useId();
  return (
    <Card aria-labelledby={heading} sx={{ mb: 2.5 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box component="h2" id={heading} sx={{ fontSize: 17, fontWeight: 650 }}>
            {title}
          </Box>
          {hint !== undefined && <Quiet>{hint}</Quiet>}
        </Box>
        <Button
          size="small"
          className="not-printed"
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Hide table' : 'Show as table'}
        </Button>
      </Box>
      <Box component="figure" aria-label={name} sx={{ m: 0, mt: 1.5 }}>
        {chart}
      </Box>
      {props.children}
      <Box
        className={shown ? '' : 'visually-hidden'}
        sx={{ mt: 1, '&:focus-within': seen, ...(printTable && { '.on-paper &': seen }) }}
      >
        {table}
      </Box>
      {definitions && of !== undefined && <Definition definitions={definitions} of={of} />}
    </Card>
  );
}

/** A link in the hidden table shows it as soon as the keyboard comes there. */
const seen = {
  '&.visually-hidden': {
    position: 'static',
    width: 'auto',
    height: 'auto',
    overflow: 'visible',
    clipPath: 'none',
    whiteSpace: 'normal',
  },
} as const;
