package dev.lightbox.server.web.security;

import dev.lightbox.server.web.accounts.Account;
import dev.lightbox.server.web.accounts.Accounts;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** The accounts in the words of the security framework. */
final class AccountDetails implements UserDetailsService {
    private final Accounts accounts;

    AccountDetails(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        return accounts.find(name)
                .map(AccountDetails::of)
                .orElseThrow(() -> new UsernameNotFoundException("No such account"));
    }

    static UserDetails of(Account account) {
        return User.withUsername(account.name())
                .password(account.passwordHash())
                .roles(account.role().name())
                .build();
    }
}
