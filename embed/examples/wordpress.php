<?php
/**
 * Plugin Name: BOM check
 * Description: [bom_checker src="https://bom.example.com/" boards="10, 100" currency="EUR"] shows Bomlight on a page.
 * License: MIT OR Apache-2.0
 */

if (!defined('ABSPATH')) {
    exit;
}

add_shortcode('bom_checker', function ($attributes) {
    $given = shortcode_atts(
        ['src' => '', 'boards' => '10, 100, 1000', 'currency' => 'EUR', 'submit-label' => '', 'height' => 'auto'],
        $attributes,
        'bom_checker'
    );
    $src = esc_url($given['src'], ['http', 'https']);
    if ($src === '') {
        return '';
    }
    wp_enqueue_script('bom-checker', trailingslashit($src) . 'bom-checker.js', [], null, ['strategy' => 'defer']);
    $html = '<bom-checker src="' . $src . '"';
    foreach (['boards', 'currency', 'submit-label', 'height'] as $name) {
        if ($given[$name] !== '') {
            $html .= ' ' . $name . '="' . esc_attr($given[$name]) . '"';
        }
    }
    return $html . '></bom-checker>';
});
