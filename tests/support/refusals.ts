/** This chain's own reasons to refuse a transaction, as `toBeRefused` names them: runtime/executive/README.md. */
export const ROLE_REQUIRED = 'Custom(1)';
export const ROOT_REQUIRED = 'Custom(2)';
export const WINDOW_QUOTA = 'Custom(3)';
export const BLOCK_QUOTA = 'Custom(4)';
export const NONCE_TOO_FAR = 'Custom(5)';
