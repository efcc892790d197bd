// Reads the members that HandWritten.cs has, by simdjson's on-demand parser, and prints the median time of a read in nanoseconds.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
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

int main(int count, char **arguments) {
  padded_string json = padded_string::load(arguments[1]);
  int rounds = std::atoi(arguments[2]);
  ondemand::parser parser;
  std::vector<double> times;
  size_t kept = 0;
  for (int round = 0; round < rounds; round++) {
    auto start = std::chrono::steady_clock::now();
    int repeats = json.size() > 100000 ? 1 : 200;
    for (int repeat = 0; repeat < repeats; repeat++) {
      ondemand::document document = parser.iterate(json);
      Callback callback;
      for (auto field : document.get_object()) {
        field.unescaped_key().value();
        read_value(field.value(), callback);
      }
      kept += callback.texts.size() + callback.outputs.size();
    }
    times.push_back(std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count() / repeats);
  }
  std::sort(times.begin(), times.end());
  std::printf("%.0f\n", kept == 0 || count != 3 ? 0.0 : times[times.size() / 2]);
}
