package dev.newel.benchmarks.spring;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

@Configuration
class Security {
  @Bean
  SecurityFilterChain chain(HttpSecurity http, People people) throws Exception {
    return http.csrf(csrf -> csrf.disable())
        .cors(cors -> cors.configurationSource(origins()))
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                    .referrerPolicy(referrer -> {}))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.GET, "/api/v1/products/**", "/actuator/**")
                    .permitAll()
                    .requestMatchers(HttpMethod.POST, "/api/v1/auth/login")
                    .permitAll()
                    .anyRequest()
                    .hasRole("admin"))
        .oauth2ResourceServer(
            server ->
                server.jwt(jwt -> jwt.jwtAuthenticationConverter(token -> caller(token, people))))
        .build();
  }

  /** A token counts while its person is there, and the role is the one that the person has now. */
  private static AbstractAuthenticationToken caller(Jwt token, People people) {
    var person =
        people
            .findById(UUID.fromString(token.getSubject()))
            .orElseThrow(() -> new InvalidBearerTokenException("Invalid or expired token"));
    return new JwtAuthenticationToken(
        token, List.of(new SimpleGrantedAuthority("ROLE_" + person.role)));
  }

  private static UrlBasedCorsConfigurationSource origins() {
    var cors = new CorsConfiguration();
    cors.setAllowedOrigins(List.of("https://shop.example"));
    cors.setAllowedMethods(List.of("GET", "POST", "PUT", "DELETE"));
    var source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/**", cors);
    return source;
  }

  @Bean
  ECKey key() throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyID("1").generate();
  }

  @Bean
  JwtDecoder decoder(ECKey key) throws JOSEException {
    return NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<SecurityContext>(new JWKSet(key)))
        .jwsAlgorithm(SignatureAlgorithm.ES256)
        .build();
  }

  @Bean
  JwtEncoder encoder(ECKey key) {
    return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
  }

  @Bean
  PasswordEncoder passwords() {
    return new BCryptPasswordEncoder(12);
  }

  /** Strong entity tags of the answers, as the design asks for. */
  @Bean
  Filter tags() {
    return new ShallowEtagHeaderFilter();
  }
}
