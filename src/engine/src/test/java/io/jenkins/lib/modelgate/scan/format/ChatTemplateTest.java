package io.jenkins.lib.modelgate.scan.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTemplateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + message.content | trim}}{% endfor %}",
                "{%- set ns = namespace(found=false, text='') -%}{% set ns.text = messages[-1]['content'] %}{{ ns.text }}",
                "{% if strftime_now is defined %}{{ strftime_now('%d %b %Y') }}{% else %}{{ raise_exception('no date') }}{% endif %}",
                "{%- macro type_of(spec) %}{{ spec.type | tojson(indent=4) }}{%- endmacro %}{{ type_of(tools[0]) }}",
                "{{- '{\"type\": \"function\", \"function\": {' }}{{ \"}}\" }}{{ {'a': {'b': 1}}['a'] }}",
                "{% for m in messages[::-1] %}{{ m.content.split('</think>')[-1].lstrip('\\n') }}{% endfor %}",
                "{{ messages | selectattr('role', 'equalto', 'user') | list | length }}{# __class__ in a remark #}",
                "{% for key, value in tool.items() if key != 'return' %}{{ key ~ ': ' ~ value }}{% endfor %}",
                "plain text with __class__ and { braces }"
            })
    void approvesOrdinaryTemplates(String template) throws IOException {
        assertThat(Part.text("chat_template.jinja", template).scan().subjects()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ ''.__class__.__mro__ }}",
                "{{ x['__class__'] }}",
                "{{ x | attr('role') }}",
                "{{ x['\\x5f\\x5fclass\\x5f\\x5f'] }}",
                "{% set u = '_' * 2 %}{{ x[u ~ 'class' ~ u] }}",
                "{{ cycler.a.b }}",
                "{{ lipsum() }}",
                "{{ unknown() }}",
                "{{ '{0.a}'.format(x) }}",
                "{{ messages | map('attr', 'role') }}",
                "{{ '%c' % 95 }}",
                "{% include 'other' %}",
                "{% import 'other' as o %}",
                "{{ 'abc'[0] }}",
                "{{ messages",
                "{# no end"
            })
    void findsWhatLeadsToPythonsInnerParts(String template) throws IOException {
        assertThat(Part.text("chat_template.jinja", template).scan().subjects()).isNotEmpty();
    }

    @Test
    void looksAtTemplatesInSettingsAndGguf() throws IOException {
        assertThat(Part.text("tokenizer_config.json", "{\"chat_template\":\"{{ x.__class__ }}\"}")
                        .scan()
                        .subjects())
                .containsExactly("TEMPLATE the name __class__");
        assertThat(Part.text(
                                "tokenizer_config.json",
                                "{\"chat_template\":[{\"name\":\"tool\",\"template\":\"{{ lipsum() }}\"}]}")
                        .scan()
                        .subjects())
                .containsExactly("TEMPLATE the name lipsum");
        assertThat(Part.text("tokenizer_config.json", "{\"chat_template\":{\"default\":\"{{ lipsum() }}\"}}")
                        .scan()
                        .subjects())
                .containsExactly("TEMPLATE the name lipsum");
        assertThat(Part.resource("plain.gguf")
                        .with("m.content", "m.__cla__")
                        .scan()
                        .subjects())
                .containsExactly("TEMPLATE the name __cla__");
    }

    @Test
    void takesALongTemplateInItsStride() throws IOException {
        String template = "{{ '" + "{0.".repeat(100_000) + "' }}" + "{{ x }}".repeat(20_000);
        assertThat(Part.text("chat_template.jinja", template).scan().subjects()).isEmpty();
    }
}
