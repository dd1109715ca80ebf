from __future__ import annotations

import pytest

from auditor.publication.written_target import TargetForm, taken_apart


@pytest.mark.parametrize(
    ("target", "form", "value", "fragment"),
    [
        ("../a/b.md?x=1#part", "address", "../a/b.md", "part"),
        ("#part", "address", "", "part"),
        ("@site/docs/a.md", "source", "/docs/a.md", ""),
        ("{{ site.baseurl }}/a/#b", "address", "/a/", "b"),
        ("{{ site.url }}{{ site.baseurl }}/a/", "address", "/a/", ""),
        ("{{ '/a/b.html' | relative_url }}", "address", "/a/b.html", ""),
        ('{{ "/a/#c" | absolute_url }}', "address", "/a/", "c"),
        ("{{ '/a/' | prepend: site.baseurl }}#d", "address", "/a/", "d"),
        ("{{ pathPrefix }}/en/a/", "address", "/en/a/", ""),
        ("{% link _posts/2020-05-04-a day.md %}#e", "source", "_posts/2020-05-04-a day.md", "e"),
        ("{{ site.baseurl }}{% link a.md %}", "source", "a.md", ""),
        ("{% post_url 2020-05-04-a-day %}", "post-name", "2020-05-04-a-day", ""),
        ('{{< ref "about.md#who" >}}', "reference", "about.md", "who"),
        ("{{% relref path=`/a` lang='fr' %}}", "reference", "/a", ""),
    ],
)
def test_a_target_taken_apart(target: str, form: str, value: str, fragment: str) -> None:
    found = taken_apart(target)
    assert (found.form, found.value, found.fragment) == (form, value, fragment)
    assert target[found.start : found.end] == value


@pytest.mark.parametrize(
    "target",
    [
        "{{ page.next.url }}",
        "/a/{{ page.slug }}/",
        "{{ '/a' | locale_url }}",
        "{% url 'a' %}",
        "{{ a }}{{ b }}/c",
        "{% post_url 2020-05-04-a %}.html",
        "{{< param url >}}",
        "{{ site.baseurl }}/a/{{ b }}",
    ],
)
def test_what_only_the_generator_knows(target: str) -> None:
    assert taken_apart(target).form is TargetForm.COMPUTED


def test_what_stands_before_an_address() -> None:
    assert taken_apart("{{ site.baseurl }}/a/").base
    assert taken_apart("{{ pathPrefix }}/a/").expression == "{{ pathPrefix }}"
    assert taken_apart("{{% relref path=`/a` lang='fr' %}}").language == "fr"
