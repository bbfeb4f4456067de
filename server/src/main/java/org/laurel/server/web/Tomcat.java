package org.laurel.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/// What the container does by itself, before any of our code runs.
@Configuration(proxyBeanMethods = false)
class Tomcat {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> connector() {
    return new Last();
  }

  private static final class Last
      implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
      factory.addConnectorCustomizers(
          connector -> {
            // An identifier may hold these; they stay encoded, so a path keeps its segments.
            connector.setEncodedSolidusHandling("passthrough");
            connector.setEncodedReverseSolidusHandling("passthrough");
          });
      factory.addContextCustomizers(
          context -> {
            if (context.getParent() instanceof StandardHost host) {
              host.setErrorReportValveClass(Report.class.getName());
            }
          });
    }

    @Override
    public int getOrder() {
      return LOWEST_PRECEDENCE;
    }
  }

  /// Requests that are no HTTP are answered in the form of all errors.
  public static final class Report extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
      HttpStatus status = HttpStatus.resolve(response.getStatus());
      if (status == null || !status.isError() || response.getContentWritten() > 0) {
        return;
      }
      if (!response.setErrorReported()) {
        return;
      }
      try {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        HttpProblem problem =
            new HttpProblem(
                status, Problems.code(status), "This is not a request that can be understood.");
        response.getOutputStream().write(problem.json().toString().getBytes(UTF_8));
        response.finishResponse();
      } catch (IOException gone) {
        // Nobody is left to answer.
      }
    }
  }
}
