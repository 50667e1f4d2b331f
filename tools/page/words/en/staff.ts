/** What screens of those who run the campus share. */
export const staff = {
  more: 'Show more',
  choose: (roles: readonly string[]) => `Say who you are first. This is for: ${roles.join(', ')}.`,
  noRole: (name: string, roles: readonly string[]) =>
    `${name} is not, or no longer, one of: ${roles.join(', ')}. Roles are given by admins and by the authorities.`,
  unknown: (roles: readonly string[]) => `Open your key first. This is for: ${roles.join(', ')}.`,
};
