/** What screens are made of. */
export { CallName } from './CallName.js';
export { Card } from './Card.js';
export { Exact } from './Exact.js';
export { Figure, type Tone } from './Figure.js';
export { Table, type Column } from './Table.js';
export { Choice, Field, Select, TextField } from './Field.js';
export { Button, LinkButton } from './Button.js';
export { Dialog } from './Dialog.js';
export { Alert } from './Alert.js';
export { Shown } from './Shown.js';
export { ChartFrame } from './ChartFrame.js';
export { Download } from './Download.js';
export { More } from './More.js';
export { Name } from './Name.js';
export { RoleGuard } from './RoleGuard.js';
export { WhoButton } from './WhoButton.js';
export { Waiting } from './Waiting.js';
