package org.laurel.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.laurel.server.security.ApiKey.Role;
import org.laurel.server.web.HttpProblem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.CompositeHeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;

/// Which door opens to whom. What is not listed stays shut.
@Configuration(proxyBeanMethods = false)
class Doors {

  /// Pages take everything from this server alone, and nobody may frame them. The page for trying
  /// the interface out sets styles of its own while it runs, hence the one exception.
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; font-src 'self'; connect-src 'self'; "
          + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /// What anybody may look at.
  private static final String[] OPEN = {
    "/",
    "/api",
    "/openapi.yaml",
    "/openapi.json",
    "/*.css",
    "/*.js",
    "/*.svg",
    "/webjars/**",
    "/health/**",
    "/favicon.ico"
  };

  @Bean
  SecurityFilterChain filters(HttpSecurity http, ApiKeys keys, HeaderWriter pageHeaders)
      throws Exception {
    return http.authorizeHttpRequests(
            doors ->
                doors
                    .requestMatchers(HttpMethod.GET, OPEN)
                    .permitAll()
                    .requestMatchers(HttpMethod.HEAD, OPEN)
                    .permitAll()
                    .requestMatchers("/error")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/metrics")
                    .hasAnyRole(Role.OWNER.name(), Role.METRICS.name())
                    .requestMatchers(HttpMethod.GET, "/v1/programmes")
                    .authenticated()
                    .requestMatchers(HttpMethod.PUT, "/v1/programmes/{programme}")
                    .hasRole(Role.OWNER.name())
                    .requestMatchers(HttpMethod.PUT, "/v1/programmes/{programme}/chances")
                    .hasRole(Role.OWNER.name())
                    .requestMatchers(HttpMethod.POST, "/v1/programmes/{programme}/adjustments")
                    .hasRole(Role.OWNER.name())
                    .requestMatchers(
                        "/v1/programmes/{programme}/codes",
                        "/v1/programmes/{programme}/codes/**",
                        "/v1/programmes/{programme}/rewards/{reward}/codes")
                    .hasRole(Role.OWNER.name())
                    .requestMatchers("/v1/programmes/{programme}/**")
                    .access(ofItsProgramme())
                    .requestMatchers("/v1/**")
                    .hasRole(Role.OWNER.name())
                    .anyRequest()
                    .authenticated())
        .addFilterBefore(new KeyFilter(keys), AuthorizationFilter.class)
        .exceptionHandling(
            refused ->
                refused
                    .authenticationEntryPoint((request, response, _) -> noKey(request, response))
                    .accessDeniedHandler((_, response, _) -> wrongKey(response)))
        .headers(headers -> headers.defaultsDisabled().addHeaderWriter(pageHeaders))
        // No cookies and no sessions, so there is nothing for another site to ride on.
        .sessionManagement(AbstractHttpConfigurer::disable)
        .securityContext(AbstractHttpConfigurer::disable)
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        // A stranger is nobody, and whoever is known is known by his key alone.
        .anonymous(AbstractHttpConfigurer::disable)
        .build();
  }

  /// What every answer tells browsers, whichever way it was made.
  @Bean
  HeaderWriter pageHeaders() {
    return new CompositeHeaderWriter(
        List.of(
            new XContentTypeOptionsHeaderWriter(),
            new XXssProtectionHeaderWriter(),
            new CacheControlHeadersWriter(),
            new HstsHeaderWriter(),
            new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
            new ContentSecurityPolicyHeaderWriter(CONTENT_POLICY),
            new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN),
            new PermissionsPolicyHeaderWriter("camera=(), geolocation=(), microphone=()")));
  }

  private static AuthorizationManager<RequestAuthorizationContext> ofItsProgramme() {
    return (caller, request) ->
        new AuthorizationDecision(
            caller.get() instanceof Caller known
                && known.key().opens(request.getVariables().getOrDefault("programme", "")));
  }

  private static void noKey(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, KeyFilter.challenge(request));
    new HttpProblem(
            HttpStatus.UNAUTHORIZED,
            "no-key",
            "This needs an API key: send the header \"Authorization: Bearer KEY\".")
        .answer(response);
  }

  private static void wrongKey(HttpServletResponse response) throws IOException {
    new HttpProblem(
            HttpStatus.FORBIDDEN,
            "not-allowed",
            "This key does not open this. A programme's key opens that programme alone;"
                + " publishing, adjusting, making keys and unique codes need an owner's key.")
        .answer(response);
  }

  /// Identifiers of members may hold any character, and stand in paths percent-encoded. The encoded
  /// ones are let through here because authorization and controllers look at the same undecoded
  /// segments; what could mean another path (`//`, `..`) stays refused.
  @Bean
  StrictHttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowUrlEncodedPeriod(true);
    firewall.setAllowSemicolon(true);
    firewall.setAllowBackSlash(true);
    // Tomcat lets no header through with signs that may not stand there.
    firewall.setAllowedHeaderNames(_ -> true);
    firewall.setAllowedHeaderValues(_ -> true);
    return firewall;
  }

  /// Requests are counted and timed as a whole; to time each filter took as long as all of them.
  @Bean
  SecurityObservationSettings unobserved() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  RequestRejectedHandler rejected() {
    return (_, response, e) ->
        new HttpProblem(HttpStatus.BAD_REQUEST, "bad-address", String.valueOf(e.getMessage()))
            .answer(response);
  }
}
