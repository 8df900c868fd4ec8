import Box from '@mui/material/Box';
import { type ReactNode, useId } from 'react';
import { Card, Quiet } from '../../ui/Card.tsx';
import { Definition } from './Definition.tsx';

type Props = {
  title: string;
  hint?: ReactNode;
  definitions?: Readonly<Record<string, string>>;
  of?: string | readonly string[];
  children: ReactNode;
};

/** A table of figures in a card, where the table itself is the picture. */
export function TableCard({ title, hint, definitions, of, children }: Props) {
  const heading = useId();
  return (
    <Card aria-labelledby={heading} sx={{ mb: 2.5 }}>
      <Box component="h2" id={heading} sx={{ fontSize: 17, fontWeight: 650 }}>
        {title}
      </Box>
      {hint !== undefined && <Quiet>{hint}</Quiet>}
      <Box sx={{ mt: 1.5 }}>{children}</Box>
      {definitions && of !== undefined && <Definition definitions={definitions} of={of} />}
    </Card>
  );
}
