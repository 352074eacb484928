package dev.lightbox.server.web.security;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.server.web.accounts.Accounts;
import dev.lightbox.server.web.accounts.PasswordHash;
import dev.lightbox.server.web.accounts.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Three doors: one for programs on this machine, one for scripts with an account, one for people with a browser. Closed
 * unless opened here.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SecurityConfiguration {
    /**
     * Everything a page uses comes from this server, in files: no inline script, no inline style. Pictures may be data,
     * since the style sheet draws its check marks and arrows that way.
     */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    private static final String ADMIN = Role.ADMIN.name();

    @Bean
    @Order(1)
    SecurityFilterChain localPrograms(HttpSecurity http, LocalToken token) throws Exception {
        return http.securityMatcher("/api/local/**")
                .authorizeHttpRequests(rules -> rules.anyRequest().hasAuthority(LocalTokenFilter.AUTHORITY))
                .addFilterBefore(new LocalTokenFilter(token), UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                // A browser never sends this token by itself, so no other site can make it do so.
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain scripts(
            HttpSecurity http, AuthenticationProvider login, Accounts accounts, InstantSource clock, RandomIds random)
            throws Exception {
        RestDoor door = new RestDoor();
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(rules -> rules.requestMatchers(HttpMethod.GET, "/**")
                        .hasAnyRole(ADMIN, Role.VIEWER.name())
                        .anyRequest()
                        .hasRole(ADMIN))
                // A manager of its own, without the framework's behind it, so that a wrong password is tried once.
                .authenticationManager(
                        new ProviderManager(new RememberedLogin(login, accounts, random.bytes(32), clock)))
                .httpBasic(basic -> basic.authenticationEntryPoint(door))
                .addFilterAfter(door, AuthorizationFilter.class)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(door).accessDeniedHandler(door))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                // No cookie counts here, and every change is JSON: no other site can make a browser send one.
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain people(HttpSecurity http, LocalToken token, SignInAudit audit) throws Exception {
        CookieRequestCache pages = new CookieRequestCache();
        pages.setRequestMatcher(wholePage());
        return http.authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/assets/**", "/favicon.ico", SignInEntry.LOGIN, "/error")
                        .permitAll()
                        .requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAnyAuthority("ROLE_" + ADMIN, LocalTokenFilter.AUTHORITY)
                        .requestMatchers(HttpMethod.GET, "/**")
                        .hasAnyRole(ADMIN, Role.VIEWER.name())
                        // What the reader sees, and the reader's own password: nobody else's business.
                        .requestMatchers(HttpMethod.POST, "/site/sites/choose", "/account/password")
                        .hasAnyRole(ADMIN, Role.VIEWER.name())
                        .anyRequest()
                        .hasRole(ADMIN))
                .addFilterBefore(new LocalTokenFilter(token), UsernamePasswordAuthenticationFilter.class)
                .formLogin(form -> form.loginPage(SignInEntry.LOGIN)
                        .defaultSuccessUrl("/")
                        .failureHandler(loginFailure())
                        .permitAll())
                .logout(logout -> logout.addLogoutHandler(signedOut(audit))
                        .logoutSuccessUrl(SignInEntry.LOGIN + "?out")
                        .permitAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(new SignInEntry()))
                .requestCache(cache -> cache.requestCache(pages))
                // In a cookie, so that a visitor who has not signed in costs no row in the database.
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie()))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    /** What is worth coming back to after signing in: a page that a person opened, not a part of one. */
    private static RequestMatcher wholePage() {
        return request -> HttpMethod.GET.matches(request.getMethod())
                && request.getHeader("HX-Request") == null
                && acceptsHtml(request);
    }

    private static boolean acceptsHtml(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return accepted != null && accepted.contains("text/html");
    }

    private static CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        repository.setCookieName("LIGHTBOX_CSRF");
        repository.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).sameSite("Lax").path("/"));
        return repository;
    }

    private static AuthenticationFailureHandler loginFailure() {
        return (_, response, reason) -> response.sendRedirect(
                SignInEntry.LOGIN + (reason instanceof TooManyAttempts early ? "?wait=" + early.seconds() : "?error"));
    }

    private static LogoutHandler signedOut(SignInAudit audit) {
        return (request, _, who) -> {
            if (who != null) {
                audit.signedOut(who.getName(), request.getRemoteAddr());
            }
        };
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
    }

    @Bean
    SignInAudit signInAudit(AuditTrail audit, Accounts accounts, InstantSource clock) {
        return new SignInAudit(audit, accounts, clock);
    }

    @Bean
    LoginThrottle loginThrottle(InstantSource clock) {
        return new LoginThrottle(clock);
    }

    @Bean
    PasswordChange passwordChange(Accounts accounts, LoginThrottle throttle) {
        return new PasswordChange(accounts, throttle);
    }

    /** The only provider, so the framework takes it. Naming it in the chain as well would check every password twice. */
    @Bean
    AuthenticationProvider login(Accounts accounts, LoginThrottle throttle, SignInAudit audit) {
        DaoAuthenticationProvider passwords = new DaoAuthenticationProvider(new AccountDetails(accounts));
        passwords.setPasswordEncoder(new PasswordHash());
        return new ThrottledLogin(passwords, throttle, audit);
    }
}
