// For each line of input (a duration in nanoseconds), reads the document with simdjson's on-demand parser for that long, with the members that
// HandWritten.cs has, and prints the time of one read in nanoseconds.
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include <simdjson.h>

using namespace simdjson;

struct Output {
  double time = 0;
  std::vector<std::string_view> names;
  std::vector<double> scores;
};

struct Callback {
  std::vector<std::string> texts;
  std::vector<Output> outputs;
};

static void read_output(ondemand::object source, Output &output) {
  for (auto field : source) {
    std::string_view key = field.unescaped_key();
    if (key == "time") {
      output.time = field.value().get_double();
    } else if (key == "classes") {
      for (ondemand::object element : field.value().get_array()) {
        output.names.push_back(element["class"].get_string());
        output.scores.push_back(element["score"].get_double());
      }
    }
  }
}

static void read_value(ondemand::value value, Callback &callback) {
  switch (value.type()) {
    case ondemand::json_type::string:
      callback.texts.emplace_back(std::string_view(value.get_string()));
      break;
    case ondemand::json_type::object:
      for (auto field : value.get_object()) {
        std::string_view key = field.unescaped_key();
        if (key == "output") {
          for (ondemand::object output : field.value().get_array()) {
            read_output(output, callback.outputs.emplace_back());
          }
        } else {
          read_value(field.value(), callback);
        }
      }
      break;
    case ondemand::json_type::array:
      for (auto element : value.get_array()) {
        read_value(element.value(), callback);
      }
      break;
    default:
      break;
  }
}

static size_t read(ondemand::parser &parser, const padded_string &json) {
  ondemand::document document = parser.iterate(json);
  Callback callback;
  for (auto field : document.get_object()) {
    field.unescaped_key().value();
    read_value(field.value(), callback);
  }
  return callback.texts.size() + callback.outputs.size();
}

int main(int, char **arguments) {
  padded_string json = padded_string::load(arguments[1]);
  ondemand::parser parser;
  double turn;
  while (std::scanf("%lf", &turn) == 1) {
    auto start = std::chrono::steady_clock::now();
    double time = 0;
    size_t reads = 0;
    size_t kept = 0;
    while (time < turn) {
      size_t more = reads == 0 ? 1 : reads;
      for (size_t i = 0; i < more; i++) {
        kept += read(parser, json);
      }
      reads += more;
      time = std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count();
    }
    std::printf("%.0f\n", kept == 0 ? 0.0 : time / reads);
    std::fflush(stdout);
  }
}
