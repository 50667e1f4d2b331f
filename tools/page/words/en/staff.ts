/** What screens of those who run the campus share. */
export const staff = {
  more: 'Show more',
  choose: (roles: readonly string[]) =>
    `Choose at the top right who you are. This is for: ${roles.join(', ')}.`,
  noRole: (name: string, roles: readonly string[]) =>
    `${name} is not, or no longer, one of: ${roles.join(', ')}. Roles are given by admins and by the authorities.`,
  unknown: (roles: readonly string[]) =>
    `Sign in with your key first. This is for: ${roles.join(', ')}.`,
};
