package dev.kiln.emulator.internal.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.json.Json;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {
    @ParameterizedTest(name = "{0} matches {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":["x","y"]}                                    | {"a":"y"}                     | true
            {"a":["x"]}                                        | {"a":"X"}                     | false
            {"a":["x"]}                                        | {}                            | false
            {"a":["x"]}                                        | {"a":["w","x"]}               | true
            {"a":[300]}                                        | {"a":300.0}                   | true
            {"a":[300]}                                        | {"a":"300"}                   | false
            {"a":[null]}                                       | {"a":null}                    | true
            {"a":[null]}                                       | {}                            | false
            {"a":[true]}                                       | {"a":true}                    | true
            {"a":[""]}                                         | {"a":""}                      | true
            {"a":{"b":["x"]}}                                  | {"a":{"b":"x","c":1}}         | true
            {"a":{"b":["x"]}}                                  | {"a":[{"b":"w"},{"b":"x"}]}   | true
            {"a":{"b":["x"],"c":[1]}}                          | {"a":[{"b":"x"},{"c":1}]}     | false
            {"a":["x"],"b":["y"]}                              | {"a":"x","b":"n"}             | false
            {"a":[{"prefix":"ab"}]}                            | {"a":"abc"}                   | true
            {"a":[{"prefix":{"equals-ignore-case":"AB"}}]}     | {"a":"abc"}                   | true
            {"a":[{"suffix":".png"}]}                          | {"a":"x.png"}                 | true
            {"a":[{"suffix":".png"}]}                          | {"a":"x.PNG"}                 | false
            {"a":[{"suffix":{"equals-ignore-case":".png"}}]}   | {"a":"x.PNG"}                 | true
            {"a":[{"equals-ignore-case":"Alice"}]}             | {"a":"aLICE"}                 | true
            {"a":[{"anything-but":"x"}]}                       | {"a":"y"}                     | true
            {"a":[{"anything-but":"x"}]}                       | {"a":"x"}                     | false
            {"a":[{"anything-but":"x"}]}                       | {}                            | false
            {"a":[{"anything-but":["x","y"]}]}                 | {"a":"y"}                     | false
            {"a":[{"anything-but":[4,5]}]}                     | {"a":5}                       | false
            {"a":[{"anything-but":[4,5]}]}                     | {"a":"5"}                     | true
            {"a":[{"exactly":"x"}]}                            | {"a":"x"}                     | true
            {"a":[{"anything-but":{"prefix":"in"}}]}           | {"a":"out"}                   | true
            {"a":[{"anything-but":{"prefix":["in","ou"]}}]}    | {"a":"out"}                   | false
            {"a":[{"anything-but":{"suffix":".tmp"}}]}         | {"a":"a.tmp"}                 | false
            {"a":[{"anything-but":{"equals-ignore-case":["x","y"]}}]} | {"a":"Y"}              | false
            {"a":[{"anything-but":{"wildcard":"*/lib/*"}}]}    | {"a":"dir/lib/x"}             | false
            {"a":[{"numeric":[">",0,"<=",5]}]}                 | {"a":5}                       | true
            {"a":[{"numeric":[">",0,"<=",5]}]}                 | {"a":5.1}                     | false
            {"a":[{"numeric":["=",3.018e2]}]}                  | {"a":301.8}                   | true
            {"a":[{"numeric":["<",5]}]}                        | {"a":"3"}                     | false
            {"a":[{"exists":true}]}                            | {"a":null}                    | true
            {"a":[{"exists":true}]}                            | {}                            | false
            {"a":[{"exists":true}]}                            | {"a":{"b":1}}                 | false
            {"a":[{"exists":false}]}                           | {"b":1}                       | true
            {"a":{"b":[{"exists":false}]}}                     | {"c":1}                       | true
            {"a":[{"exists":false},"x"]}                       | {"a":"x"}                     | true
            {"a":[{"wildcard":"a*c*e"}]}                       | {"a":"abcde"}                 | true
            {"a":[{"wildcard":"a*c"}]}                         | {"a":"abcd"}                  | false
            {"a":[{"wildcard":"*.png"}]}                       | {"a":"a.png.png"}             | true
            {"a":[{"cidr":"10.0.0.0/24"}]}                     | {"a":"10.0.0.255"}            | true
            {"a":[{"cidr":"10.0.0.0/24"}]}                     | {"a":"10.0.1.0"}              | false
            {"a":[{"cidr":"10.0.0.0/24"}]}                     | {"a":"localhost"}             | false
            {"a":[{"cidr":"2001:db8::/32"}]}                   | {"a":"2001:db8::1"}           | true
            {"a":[{"cidr":"2001:db8::/32"}]}                   | {"a":"2001:db9::1"}           | false
            {"a":["x"]}                                        | {"a":[["x"]]}                 | true
            {"a":[{"anything-but":"x"}]}                       | {"a":[["x"]]}                 | false
            {"a":[{"anything-but":"x"}]}                       | {"a":[{"b":"x"}]}             | false
            {"a":[{"exists":true}]}                            | {"a":[{"b":"x"}]}             | false
            {"a":[{"exists":false}]}                           | {"a":[{"b":"x"}]}             | true
            {"$or":[{"a":["x"]},{"b":[{"numeric":[">",1]}]}]}  | {"a":"n","b":2}               | true
            {"$or":[{"a":["x"]},{"b":["y"]}],"c":["z"]}        | {"a":"x","c":"no"}            | false
            {"d":{"$or":[{"a":["x"]},{"b":["y"]}]}}            | {"d":{"b":"y"}}               | true
            """)
    void matchesAsEventBridgeDoes(String pattern, String event, boolean expected) {
        assertThat(Objects.requireNonNull(EventPattern.of(pattern)).matches(Json.object(event)))
                .isEqualTo(expected);
    }

    @Test
    void aBackslashMakesAStarAStar() {
        EventPattern pattern = Objects.requireNonNull(EventPattern.of("{\"a\":[{\"wildcard\":\"5\\\\*x*\"}]}"));

        assertThat(pattern.matches(Json.object("{\"a\":\"5*xyz\"}"))).isTrue();
        assertThat(pattern.matches(Json.object("{\"a\":\"5yxyz\"}"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{\"a\":\"x\"}",
                "{\"a\":[]}",
                "{\"a\":{}}",
                "{\"a\":[[\"x\"]]}",
                "{\"a\":[{}]}",
                "{\"a\":[{\"prefix\":5}]}",
                "{\"a\":[{\"prefix\":\"x\",\"suffix\":\"y\"}]}",
                "{\"a\":[{\"unknown\":\"x\"}]}",
                "{\"a\":[{\"exists\":\"yes\"}]}",
                "{\"a\":[{\"numeric\":[\"~\",5]}]}",
                "{\"a\":[{\"numeric\":[\">\",\"5\"]}]}",
                "{\"a\":[{\"numeric\":[\"<\",5,\">\",1]}]}",
                "{\"a\":[{\"numeric\":[\">\",5,\"<\",5]}]}",
                "{\"a\":[{\"numeric\":[\"=\",5,\"<\",6]}]}",
                "{\"a\":[{\"anything-but\":[]}]}",
                "{\"a\":[{\"anything-but\":[\"x\",5]}]}",
                "{\"a\":[{\"anything-but\":{\"prefix\":\"\"}}]}",
                "{\"a\":[{\"anything-but\":{\"prefix\":{\"equals-ignore-case\":\"x\"}}}]}",
                "{\"a\":[{\"anything-but\":{\"cidr\":\"10.0.0.0/8\"}}]}",
                "{\"a\":[{\"anything-but\":{\"numeric\":[\">\",5]}}]}",
                "{\"a\":[{\"wildcard\":\"a**b\"}]}",
                "{\"a\":[{\"cidr\":\"10.0.0.0\"}]}",
                "{\"a\":[{\"cidr\":\"10.0.0.1/32\"}]}",
                "{\"a\":[{\"cidr\":\"example.com/8\"}]}",
                "{\"$or\":[]}",
                "{\"$or\":[{\"a\":[\"x\"]}]}",
                "{\"$or\":{\"a\":[\"x\"]}}",
                "{\"$or\":[{\"prefix\":[\"x\"]},{\"a\":[\"x\"]}]}",
                "{\"$or\":[\"x\"]}"
            })
    void refusesWhatIsNoPattern(String text) {
        assertThat(EventPattern.of(text)).isNull();
    }

    @Test
    void comparesNumbersOfWhateverType() {
        EventPattern times =
                Objects.requireNonNull(EventPattern.of("{\"time\":[{\"numeric\":[\">\",0]}],\"size\":[12]}"));

        assertThat(times.matches(Map.of("time", 1.7E9, "size", 12L))).isTrue();
        assertThat(times.matches(Map.of("time", -1.0, "size", 12L))).isFalse();
        assertThat(times.matches(Map.of("time", 1.7E9, "size", 13))).isFalse();
    }
}
