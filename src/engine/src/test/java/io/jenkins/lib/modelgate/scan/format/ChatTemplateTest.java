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
                "plain text with __class__ and { braces }",
                "{% for m in messages %}{% if messages[loop.index0 - 1].role == 'user' %}{{ messages[loop.index0 + 1]['content'] }}{% endif %}{% endfor %}",
                "{% set ns = namespace(last=messages|length - 1) %}{% for i in range(3) %}{% set ns.last = ns.last - i %}{{ messages[ns.last] }}{{ messages[i:ns.last] }}{% endfor %}",
                "{% set roles = {'user': 'U', 'bot': 'B'} %}{% for m in messages[1:] %}{{ roles[m.role] + roles[m['role']] }}{% endfor %}",
                "{% macro rest(fields, done) %}{% for key in fields if key not in done %}{{ '<' ~ key ~ '>' ~ fields[key] }}{% endfor %}{% endmacro %}"
                        + "{% for tool in tools %}{% if tool.function is defined %}{% set tool = tool.function %}{% endif %}{{ rest(tool, ['name', 'type']) }}{% endfor %}",
                "{% for key in ['name', 'type'] %}{{ tools[0][key] }}{% endfor %}{{ messages | map(attribute='role') | join(', ') }}",
                "{{ '-' * 80 }}{% for i in range(1000) %}{% endfor %}"
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% set k = '_ _class_ _'.replace(' ', '') %}{{ messages[k] }}",
                "{% set k = '_ _class_ _' | replace(' ', '') %}{{ messages[k] }}",
                "{{ messages['_ _class_ _'.replace(' ', '')] }}",
                "{% set k = 'ssalc' | reverse %}{{ messages[k] }}",
                "{% set a = dict(a_=1) | list | first | last %}{{ messages[a + a] }}",
                "{% set a = ('a_b')[1] %}{% set k = a + a + 'class' %}{{ messages[k] }}",
                "{% set u = 'u_v'.split('v')[0][1] %}{{ x[u + u] }}",
                "{% set s = '<__class__>' %}{{ x[s[1:10]] }}",
                "{% for k in ['_ _class_ _'.replace(' ', '')] %}{{ x[k] }}{% endfor %}",
                "{% set ns = namespace(k='a' ~ 'b') %}{% set other = ns %}{{ x[ns.k] }}",
                "{% set ns = namespace(k=1) %}{% set other = ns %}{% set other.k = 'a' ~ 'b' %}{{ x[ns.k] }}",
                "{% macro get(k) %}{{ x[k] }}{% endmacro %}{{ get('a' ~ 'b') }}",
                "{% macro get(k) %}{{ x[k] }}{% endmacro %}{% set ns = namespace(f=get) %}{{ ns.f('a' ~ 'b') }}",
                "{% macro get() %}{{ caller('a' ~ 'b') }}{% endmacro %}{% call(k) get() %}{{ x[k] }}{% endcall %}",
                "{% set k %}_{% endset %}{{ x[k] }}",
                "{% set if = namespace %}{{ if['a' ~ 'b'] }}",
                "{% set loop = namespace(index='a' ~ 'b') %}{{ x[loop.index] }}",
                "{% set messages = ['a' ~ 'b'] %}{{ x[messages[0]] }}",
                "{% set a = b %}{% set b = 'a' ~ 'b' %}{{ x[a] }}",
                "{{ x['a_' '_b'] }}",
                "{{ x['\\x63lass'] }}",
                "{{ x[bos_token] }}",
                "{{ x[-5 | replace('-5', 'a')] }}",
                "{{ x[1 * -5 | replace('-5', 'a')] }}",
                "{{ x['a' * messages | length + 'b'] }}",
                "{{ messages | map(attribute='a' ~ 'b') | list }}",
                "{{ messages | map('at' ~ 'tr', 'role') | list }}",
                "{{ messages | selectattr('_ _class'.replace(' ', '')) | list }}",
                "{{ messages | join(', ', 'a' ~ 'b') }}",
                "{{ messages | map(**{'attribute': k}) }}",
                "{{ (x)('a') }}",
                "{{ messages.append(1) }}"
            })
    void findsNamesOfInnerPartsThatArePutTogether(String template) throws IOException {
        assertThat(Part.text("chat_template.jinja", template).scan().subjects()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for i in range(999999999) %}{% endfor %}",
                "{{ 'a' * 999999999999 }}",
                "{{ 'a' * 0xffffffff }}",
                "{{ 'a' * 1e9 | int }}",
                "{{ 'a' * 999 * 999 * 999 }}",
                "{{ 'a' * 9 ** 9 }}"
            })
    void findsNumbersThatKeepARendererBusy(String template) throws IOException {
        assertThat(Part.text("chat_template.jinja", template).scan().subjects()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[", "(", "x[x", "m(", "{% set a = a + a %}", "{% macro m(a) %}{{ m(a, m(a)) }}", "{{ x[a,b:"})
    void takesManyBracketsInItsStride(String piece) throws IOException {
        String head = "{% macro m(b) %}{% endmacro %}";
        Part.text("chat_template.jinja", head + piece.repeat(900_000 / piece.length()))
                .scan();
        Part.text("chat_template.jinja", head + "{{ " + piece.repeat(900_000 / piece.length()) + "}}")
                .scan();
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat_template: \"\\x7b\\x7b x.\\x5f_class\\u005f_ \\x7d}\"",
                "\"chat\\x5ftemplate\": '{{ x.__class__ }}'",
                "chat_template: [{name: tool, template: '{{ x.__class__ }}'}]",
                "chat_template:\n  tool:\n    template: >-\n      {{ x.\n      __class__ }}",
                "other: &a '{{ x.__class__ }}'\nchat_template: *a",
                "other: &a ['{{ x.__class__ }}']\nchat_template: [*a]"
            })
    void looksAtTemplatesInYamlOnceEscapesAndAliasesAreUndone(String yaml) throws IOException {
        assertThat(Part.text("tokenizer_config.yaml", yaml + "\n").scan().subjects())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("TEMPLATE ");
        assertThat(Part.text(
                                "config.yml",
                                "chat_template: \"\\x7b\\x7b messages[0].content }}\"\nprompt_template: chatml\n")
                        .scan()
                        .subjects())
                .isEmpty();
    }

    @Test
    void looksAtTemplatesInJsonOnceEscapesAreUndone() throws IOException {
        assertThat(Part.text("tokenizer_config.json", "{\"chat\\u005ftemplate\":\"\\u007b{ x.\\u005f_class__ }}\"}")
                        .scan()
                        .subjects())
                .containsExactly("TEMPLATE the name __class__");
    }
}
